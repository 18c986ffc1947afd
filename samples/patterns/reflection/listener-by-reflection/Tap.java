package p;

import android.view.View;

public class Tap implements View.OnClickListener {
    @Override
    public void onClick(View view) {
        hit();
    }

    static void hit() {}
}
