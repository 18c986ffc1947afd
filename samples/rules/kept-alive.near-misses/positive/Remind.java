package p;

import android.app.AlarmManager;
import android.app.PendingIntent;
import android.app.Service;
import android.content.Intent;
import android.os.IBinder;
import android.os.SystemClock;

public class Remind extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    @Override
    public void onTaskRemoved(Intent task) {
        PendingIntent again =
                PendingIntent.getService(this, 0, new Intent(this, Remind.class), PendingIntent.FLAG_IMMUTABLE);
        long at = SystemClock.elapsedRealtime() + 1000L;
        ((AlarmManager) getSystemService(ALARM_SERVICE)).setExact(AlarmManager.ELAPSED_REALTIME_WAKEUP, at, again);
    }

    @Override
    public void onDestroy() {
        stopService(new Intent(this, Remind.class));
        startService(new Intent(this, Sync.class));
    }
}
