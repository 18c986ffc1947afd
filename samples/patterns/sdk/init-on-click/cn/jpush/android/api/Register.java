package cn.jpush.android.api;

import android.content.Context;
import android.telephony.TelephonyManager;

class Register implements Runnable {
    private final Context context;

    Register(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        hit(context);
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
