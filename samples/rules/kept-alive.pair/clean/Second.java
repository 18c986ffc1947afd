package p;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

public class Second extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    @Override
    public void onDestroy() {
        getSharedPreferences("work", 0).edit().putBoolean("done", true).apply();
    }
}
