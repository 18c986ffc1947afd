package p;

import android.app.Activity;
import android.app.Notification;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;

public class Main extends Activity implements View.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Button button = new Button(this);
        button.setOnClickListener(this);
        setContentView(button);
        IntentFilter filter = new IntentFilter("android.intent.action.USER_PRESENT");
        filter.addAction("p.OPEN");
        registerReceiver(new Hear(), filter);
        PendingIntent open = PendingIntent.getBroadcast(this, 0, new Intent("p.OPEN"), PendingIntent.FLAG_IMMUTABLE);
        Notification shown = new Notification.Builder(this, "steps").setContentIntent(open).build();
        ((NotificationManager) getSystemService(NOTIFICATION_SERVICE)).notify(1, shown);
    }

    @Override
    public void onClick(View view) {
        finish();
    }
}
