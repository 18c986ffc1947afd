package p;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

public class Work extends Service {
    @Override
    public int onStartCommand(Intent intent, int flags, int id) {
        hit();
        return START_NOT_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    static void hit() {}
}
