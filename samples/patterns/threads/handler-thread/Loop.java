package p;

import android.os.HandlerThread;

class Loop extends HandlerThread {
    Loop() {
        super("loop");
    }

    @Override
    protected void onLooperPrepared() {
        hit();
    }

    static void hit() {}
}
