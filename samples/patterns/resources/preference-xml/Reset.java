package p;

import android.content.Context;
import android.preference.Preference;
import android.util.AttributeSet;

public class Reset extends Preference {
    public Reset(Context context, AttributeSet attributes) {
        super(context, attributes);
    }

    @Override
    protected void onClick() {}
}
