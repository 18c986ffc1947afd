package p;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

public class Sync extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
