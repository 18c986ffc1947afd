package p;

import android.content.Context;
import android.telephony.TelephonyManager;
import com.umeng.commonsdk.UMConfigure;

final class Start {
    private Start() {}

    static void all(Context context) {
        TelephonyManager phone = (TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE);
        context.getSharedPreferences("app", 0).edit().putString("device", phone.getImei()).apply();
        UMConfigure.init(context, "key", "channel", 1, null);
    }
}
