package p;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;
import android.util.Log;

public class Sync extends Service {
    @Override
    public int onStartCommand(Intent intent, int flags, int start) {
        Log.i("demo", "device " + Store.get().find("device"));
        return START_NOT_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
