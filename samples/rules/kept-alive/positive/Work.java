package p;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

public class Work extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    @Override
    public void onDestroy() {
        super.onDestroy();
        again();
    }

    private void again() {
        startService(new Intent(this, Work.class));
    }
}
