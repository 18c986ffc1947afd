package p;

import android.content.Context;
import android.util.AttributeSet;
import android.widget.TextView;

public class Row extends TextView {
    public Row(Context context, AttributeSet attributes) {
        super(context, attributes);
    }

    @Override
    protected void onAttachedToWindow() {
        super.onAttachedToWindow();
    }
}
