package p;

import android.view.GestureDetector;
import android.view.MotionEvent;

class Taps extends GestureDetector.SimpleOnGestureListener {
    @Override
    public boolean onDown(MotionEvent event) {
        return true;
    }

    @Override
    public boolean onDoubleTap(MotionEvent event) {
        hit();
        return true;
    }

    static void hit() {}
}
