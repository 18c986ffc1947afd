package p;

import android.app.Activity;
import android.app.Notification;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        PendingIntent tap =
            PendingIntent.getActivity(this, 0, new Intent(this, Second.class), PendingIntent.FLAG_IMMUTABLE);
        Notification note = new Notification.Builder(this, "channel").setContentTitle("t").setContentIntent(tap).build();
        NotificationManager manager = (NotificationManager) getSystemService(NOTIFICATION_SERVICE);
        manager.notify(1, note);
    }
}
