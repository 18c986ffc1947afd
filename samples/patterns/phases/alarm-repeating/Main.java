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
        PendingIntent intent = PendingIntent.getBroadcast(this, 0, new Intent(this, R.class), PendingIntent.FLAG_IMMUTABLE);
        ((AlarmManager) getSystemService(ALARM_SERVICE)).setRepeating(AlarmManager.RTC, System.currentTimeMillis() + 60000L, 60000L, intent);
    }
}
