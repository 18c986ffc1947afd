package com.example.loan;

import android.content.Context;
import android.os.Build;
import android.provider.Settings;
import android.telephony.TelephonyManager;

/** The identifiers of the device. */
final class DeviceProfile {
    private DeviceProfile() {
    }

    static String androidId(Context context) {
        return Settings.Secure.getString(context.getContentResolver(), Settings.Secure.ANDROID_ID); // reads: android-id
    }

    static String imei(Context context) {
        TelephonyManager phone = (TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE);
        if (Build.VERSION.SDK_INT >= 26) {
            return phone.getImei(); // reads: imei
        }
        return phone.getDeviceId(); // reads: imei
    }
}
