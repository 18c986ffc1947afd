package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.Looper;
import android.os.MessageQueue;

public class Main extends Activity implements MessageQueue.IdleHandler {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Looper.myQueue().addIdleHandler(this);
    }

    @Override
    public boolean queueIdle() {
        hit();
        return false;
    }

    static void hit() {}
}
