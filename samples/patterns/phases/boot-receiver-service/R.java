package p;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.telephony.TelephonyManager;

public class R extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        hit(context);
        context.startService(new Intent(context, S.class));
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
