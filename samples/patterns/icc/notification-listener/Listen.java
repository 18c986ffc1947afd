package p;

import android.service.notification.NotificationListenerService;
import android.service.notification.StatusBarNotification;

public class Listen extends NotificationListenerService {
    @Override
    public void onNotificationPosted(StatusBarNotification posted) {
        hit();
    }

    static void hit() {}
}
