package p;

import android.view.View;

final class Ui {
    private Ui() {}

    static void onClick(View view, View.OnClickListener listener) {
        if (view != null) {
            view.setOnClickListener(listener);
        }
    }

    static void onLong(View view, View.OnLongClickListener listener) {
        view.setOnLongClickListener(listener);
    }
}
