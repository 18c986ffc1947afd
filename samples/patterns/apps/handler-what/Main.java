package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import android.os.Message;

public class Main extends Activity {
    private final Handler handler = new Handler(Looper.getMainLooper()) {
        @Override
        public void handleMessage(Message message) {
            switch (message.what) {
                case 1:
                    one();
                    break;
                case 2:
                    two();
                    break;
                case 3:
                    three();
                    break;
                default:
                    four();
                    break;
            }
        }
    };

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        handler.sendEmptyMessage(1);
        handler.obtainMessage(2, "x").sendToTarget();
        Message message = Message.obtain();
        message.what = 3;
        handler.sendMessageDelayed(message, 1000);
        Message.obtain(handler, 4).sendToTarget();
    }

    static void one() {}

    static void two() {}

    static void three() {}

    static void four() {}
}
