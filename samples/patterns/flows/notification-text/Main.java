package p;

import android.app.Activity;
import android.app.Notification;
import android.app.NotificationManager;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        NotificationManager notices = (NotificationManager) getSystemService(NOTIFICATION_SERVICE);
        Notification notice = new Notification.Builder(this, "main")
            .setContentTitle("Your number")
            .setContentText(phone.getLine1Number())
            .setSmallIcon(android.R.drawable.ic_dialog_info)
            .build();
        notices.notify(1, notice);
    }
}
