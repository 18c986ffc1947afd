package p;

import android.app.Activity;
import android.app.AlarmManager;
import android.app.PendingIntent;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        AlarmManager alarms = getSystemService(AlarmManager.class);
        PendingIntent pending =
            PendingIntent.getService(this, 0, new Intent(this, Sync.class), PendingIntent.FLAG_IMMUTABLE);
        alarms.setInexactRepeating(AlarmManager.RTC, 0L, AlarmManager.INTERVAL_HOUR, pending);
    }
}
