package p;

import android.service.notification.NotificationListenerService;

/** Empty: being one is what the system asks of who controls the media of other apps. */
public class Listener extends NotificationListenerService {}
