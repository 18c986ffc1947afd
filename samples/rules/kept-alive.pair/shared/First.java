package p;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

public class First extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    @Override
    public void onTaskRemoved(Intent root) {
        startService(new Intent(this, Second.class));
    }
}
