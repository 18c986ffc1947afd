package p;

import android.app.Service;
import android.content.Intent;
import android.os.Handler;
import android.os.IBinder;
import android.os.Looper;
import android.os.Message;
import android.os.Messenger;
import android.util.Log;

public class Sync extends Service {
    static final class In extends Handler {
        In() {
            super(Looper.getMainLooper());
        }

        @Override
        public void handleMessage(Message message) {
            Log.i("demo", message.getData().getString("device"));
        }
    }

    private final Messenger messenger = new Messenger(new In());

    @Override
    public IBinder onBind(Intent intent) {
        return messenger.getBinder();
    }
}
