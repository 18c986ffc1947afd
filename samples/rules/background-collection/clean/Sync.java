package p;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

/** Every hour, and without the position. */
public class Sync extends Service {
    @Override
    public int onStartCommand(Intent intent, int flags, int id) {
        getSharedPreferences("track", MODE_PRIVATE).edit().putLong("last", System.currentTimeMillis()).apply();
        return START_NOT_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
