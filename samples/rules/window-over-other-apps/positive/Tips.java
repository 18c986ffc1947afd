package p;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;
import android.view.WindowManager;
import android.widget.TextView;

public class Tips extends Service {
    @Override
    public int onStartCommand(Intent intent, int flags, int id) {
        WindowManager.LayoutParams place = new WindowManager.LayoutParams(
                -2, -2, WindowManager.LayoutParams.TYPE_APPLICATION_OVERLAY, 8, -3);
        ((WindowManager) getSystemService("window")).addView(new TextView(this), place);
        return START_NOT_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
