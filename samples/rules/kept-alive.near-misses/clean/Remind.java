package p;

import android.app.AlarmManager;
import android.app.PendingIntent;
import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

public class Remind extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    @Override
    public void onTaskRemoved(Intent task) {
        PendingIntent again =
                PendingIntent.getService(this, 0, new Intent(this, Remind.class), PendingIntent.FLAG_IMMUTABLE);
        long at = System.currentTimeMillis() + AlarmManager.INTERVAL_DAY;
        ((AlarmManager) getSystemService(ALARM_SERVICE)).setExact(AlarmManager.RTC_WAKEUP, at, again);
    }

    @Override
    public void onDestroy() {
        stopService(new Intent(this, Remind.class));
        startService(new Intent(this, Sync.class));
    }
}
