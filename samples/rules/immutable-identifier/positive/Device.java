package p;

import android.content.Context;
import android.telephony.TelephonyManager;

final class Device {
    private Device() {}

    static String id(Context context) {
        return ((TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE)).getImei();
    }
}
