package p;

import android.app.Notification;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;

public class Boot extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        Intent install = new Intent(Intent.ACTION_VIEW);
        install.setDataAndType(
                Uri.parse("content://com.example.weather/update"), "application/vnd.android.package-archive");
        install.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK | Intent.FLAG_GRANT_READ_URI_PERMISSION);
        PendingIntent open = PendingIntent.getActivity(context, 0, install, PendingIntent.FLAG_IMMUTABLE);
        Notification update = new Notification.Builder(context, "updates").setContentIntent(open).build();
        ((NotificationManager) context.getSystemService(Context.NOTIFICATION_SERVICE)).notify(1, update);
    }
}
