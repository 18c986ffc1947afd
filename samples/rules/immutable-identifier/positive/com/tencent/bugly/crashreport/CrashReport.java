package com.tencent.bugly.crashreport;

import android.content.Context;
import android.os.Build;

/** Stands for the SDK of that name. */
public final class CrashReport {
    private CrashReport() {}

    public static void initCrashReport(Context context) {
        context.getSharedPreferences("crash", 0).edit().putString("s", Build.getSerial()).apply();
    }
}
