package cn.jpush.android.api;

import android.content.Context;
import android.provider.Settings;

public class JPushInterface {
    public static void init(Context context) {
        new Thread(new Register(context)).start();
    }

    public static void resumePush(Context context) {
        unused(context);
    }

    static void unused(Context context) {
        Settings.Secure.getString(context.getContentResolver(), Settings.Secure.ANDROID_ID);
    }
}
