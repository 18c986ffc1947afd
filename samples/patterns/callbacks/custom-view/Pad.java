package p;

import android.content.Context;
import android.graphics.Canvas;
import android.view.MotionEvent;
import android.view.View;

class Pad extends View {
    Pad(Context context) {
        super(context);
    }

    @Override
    protected void onDraw(Canvas canvas) {}

    @Override
    public boolean onTouchEvent(MotionEvent event) {
        hit();
        return true;
    }

    static void hit() {}
}
