package com.umeng.analytics;

import android.content.Context;
import android.provider.Settings;

/** Stands for the SDK of that name. */
public final class MobclickAgent {
    private MobclickAgent() {}

    public static void onProfileSignIn(Context context, String id) {
        String own = Settings.Secure.getString(context.getContentResolver(), Settings.Secure.ANDROID_ID);
        context.getSharedPreferences("um", 0).edit().putString("id", own).apply();
    }
}
