package p;

import android.content.Context;
import android.telephony.TelephonyManager;

class Device {
    static String imei(Context context) {
        return ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
