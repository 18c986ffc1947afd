package p;

import android.app.Notification;
import android.service.notification.NotificationListenerService;
import android.service.notification.StatusBarNotification;

public class Listener extends NotificationListenerService {
    @Override
    public void onNotificationPosted(StatusBarNotification posted) {
        CharSequence text = posted.getNotification().extras.getCharSequence(Notification.EXTRA_TEXT);
        getSharedPreferences("seen", MODE_PRIVATE).edit().putString("last", String.valueOf(text)).apply();
    }
}
