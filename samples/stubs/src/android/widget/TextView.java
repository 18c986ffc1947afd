package android.widget;

import android.content.Context;
import android.util.AttributeSet;
import android.view.View;

/** The members that the samples use, for the compiler only. */
public class TextView extends View {
    public TextView(Context context) {
        super(context);
    }

    public TextView(Context context, AttributeSet attributes) {
        super(context, attributes);
    }

    public final void setText(CharSequence text) {
    }

    public CharSequence getText() {
        return null;
    }
}
