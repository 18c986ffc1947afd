package android.view;

import android.content.Context;
import android.util.AttributeSet;

/** The members that the samples use, for the compiler only. */
public class View {
    public View(Context context) {
    }

    public View(Context context, AttributeSet attributes) {
    }

    public final Context getContext() {
        return null;
    }

    public int getId() {
        return 0;
    }

    public void setOnClickListener(OnClickListener listener) {
    }

    public interface OnClickListener {
        void onClick(View view);
    }
}
