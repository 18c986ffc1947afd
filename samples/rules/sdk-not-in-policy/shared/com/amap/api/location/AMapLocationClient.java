package com.amap.api.location;

import android.content.Context;
import android.provider.Settings;

/** Stands for the SDK of that name. */
public final class AMapLocationClient {
    private AMapLocationClient() {}

    public static void start(Context context) {
        String own = Settings.Secure.getString(context.getContentResolver(), Settings.Secure.ANDROID_ID);
        context.getSharedPreferences("sdk", 0).edit().putString("id", own).apply();
    }
}
