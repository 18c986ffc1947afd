package p;

import android.os.Handler;
import android.os.Looper;
import android.os.Message;

class Loop extends Thread {
    volatile Handler handler;

    @Override
    public void run() {
        Looper.prepare();
        handler = new Handler() {
            @Override
            public void handleMessage(Message message) {
                hit();
            }
        };
        Looper.loop();
    }

    static void hit() {}
}
