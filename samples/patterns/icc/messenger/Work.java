package p;

import android.app.Service;
import android.content.Intent;
import android.os.Handler;
import android.os.IBinder;
import android.os.Looper;
import android.os.Message;
import android.os.Messenger;

public class Work extends Service {
    private Messenger door;

    @Override
    public void onCreate() {
        super.onCreate();
        door = new Messenger(new Inbox(Looper.getMainLooper()));
    }

    @Override
    public IBinder onBind(Intent intent) {
        return door.getBinder();
    }

    static void hit() {}

    static class Inbox extends Handler {
        Inbox(Looper looper) {
            super(looper);
        }

        @Override
        public void handleMessage(Message message) {
            hit();
        }
    }
}
