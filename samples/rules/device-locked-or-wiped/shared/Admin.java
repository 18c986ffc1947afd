package p;

import android.app.admin.DeviceAdminReceiver;

public class Admin extends DeviceAdminReceiver {
}
