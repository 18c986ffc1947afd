package p;

import android.os.Handler;
import android.os.Message;
import android.util.Log;

final class First extends Handler {
    @Override
    public void handleMessage(Message message) {
        Log.i("demo", "first " + message.obj);
    }
}
