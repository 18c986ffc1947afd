package p;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

/** Every hour, whether somebody uses the app or not. */
public class Sync extends Service {
    @Override
    public int onStartCommand(Intent intent, int flags, int id) {
        getSharedPreferences("track", MODE_PRIVATE).edit().putString("last", Place.read(this)).apply();
        return START_NOT_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
