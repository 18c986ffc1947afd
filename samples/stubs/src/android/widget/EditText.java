package android.widget;

import android.content.Context;
import android.text.Editable;

/** The members that the samples use, for the compiler only. */
public class EditText extends TextView {
    public EditText(Context context) {
        super(context);
    }

    @Override
    public Editable getText() {
        return null;
    }
}
