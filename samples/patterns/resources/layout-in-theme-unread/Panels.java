package p;

import android.content.Context;
import android.content.res.TypedArray;
import android.view.LayoutInflater;
import android.view.View;

final class Panels {
    static View inflate(Context context) {
        TypedArray values = context.obtainStyledAttributes(R.style.Look, R.styleable.Panel);
        int layout = values.getResourceId(0, 0);
        values.recycle();
        return LayoutInflater.from(context).inflate(layout, null);
    }
}
