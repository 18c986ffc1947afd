package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import android.os.Message;

public class Main extends Activity implements Handler.Callback {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Handler handler = new Handler(Looper.getMainLooper(), this);
        handler.sendMessageDelayed(handler.obtainMessage(3), 100L);
    }

    @Override
    public boolean handleMessage(Message message) {
        hit();
        return true;
    }

    static void hit() {}
}
