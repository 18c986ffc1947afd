package p;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

public class Work extends Service {
    @Override
    public int onStartCommand(Intent intent, int flags, int id) {
        getSharedPreferences("app", MODE_PRIVATE).edit().putLong("at", System.currentTimeMillis()).apply();
        return START_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
