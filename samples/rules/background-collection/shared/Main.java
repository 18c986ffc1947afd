package p;

import android.app.Activity;
import android.app.AlarmManager;
import android.app.PendingIntent;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button map = new Button(this);
        map.setOnClickListener(this);
        setContentView(map);
        AlarmManager alarms = (AlarmManager) getSystemService(ALARM_SERVICE);
        PendingIntent pending =
            PendingIntent.getService(this, 0, new Intent(this, Sync.class), PendingIntent.FLAG_IMMUTABLE);
        alarms.setInexactRepeating(AlarmManager.RTC, 0L, AlarmManager.INTERVAL_HOUR, pending);
    }

    @Override
    public void onClick(View view) {
        ((Button) view).setText(Place.read(this));
    }
}
