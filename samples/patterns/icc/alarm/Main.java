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
        PendingIntent later =
            PendingIntent.getBroadcast(this, 0, new Intent(this, Ear.class), PendingIntent.FLAG_IMMUTABLE);
        AlarmManager clock = (AlarmManager) getSystemService(ALARM_SERVICE);
        clock.set(AlarmManager.RTC, 60_000L, later);
    }
}
