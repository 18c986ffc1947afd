package p;

import android.content.Context;
import android.content.SharedPreferences;
import android.telephony.TelephonyManager;
import java.util.UUID;

final class Device {
    private Device() {}

    static String id(Context context) {
        SharedPreferences kept = context.getSharedPreferences("id", 0);
        if (!kept.contains("id")) {
            kept.edit().putString("id", UUID.randomUUID().toString()).apply();
        }
        return kept.getString("id", "");
    }

    /** Left over from an older version; nothing calls it. */
    static String old(Context context) {
        return ((TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE)).getImei();
    }
}
