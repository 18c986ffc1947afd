package p;

import android.content.Context;
import android.view.MotionEvent;
import android.view.View;

class Pad extends View {
    Pad(Context context) {
        super(context);
    }

    @Override
    public boolean onTouchEvent(MotionEvent event) {
        dead();
        return true;
    }

    static void dead() {}
}
