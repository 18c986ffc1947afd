package p;

import android.os.Handler;
import android.os.Message;
import android.util.Log;

final class Second extends Handler {
    @Override
    public void handleMessage(Message message) {
        Log.i("demo", "second " + message.obj);
    }
}
