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
        AlarmManager alarms = (AlarmManager) getSystemService(ALARM_SERVICE);
        Intent intent = new Intent(this, Wake.class);
        PendingIntent pending = PendingIntent.getBroadcast(this, 0, intent, PendingIntent.FLAG_IMMUTABLE);
        alarms.set(AlarmManager.RTC, System.currentTimeMillis() + 60000L, pending);
    }
}
