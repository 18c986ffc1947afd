package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.telephony.TelephonyManager;

public class R extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        hit(context);
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
