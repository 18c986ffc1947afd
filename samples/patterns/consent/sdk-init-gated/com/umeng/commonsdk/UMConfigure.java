package com.umeng.commonsdk;

import android.content.Context;
import android.telephony.TelephonyManager;

public class UMConfigure {
    private static boolean granted;

    public static void preInit(Context context, String key, String channel) {}

    public static void init(Context context, String key, String channel, int device, String secret) {
        collect(context);
    }

    public static void submitPolicyGrantResult(Context context, boolean agreed) {
        granted = agreed;
    }

    static void collect(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
