package com.umeng.commonsdk;

import android.content.Context;

/** Stands for the SDK of that name. */
public final class UMConfigure {
    private UMConfigure() {}

    public static void init(Context context, String key, String channel, int device, String secret) {
        context.getSharedPreferences("um", 0).edit().putString("key", key).apply();
    }
}
