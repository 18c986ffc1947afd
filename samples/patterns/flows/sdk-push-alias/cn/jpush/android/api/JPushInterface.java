package cn.jpush.android.api;

import android.content.Context;

public class JPushInterface {
    private static String alias;

    public static void setAlias(Context context, int sequence, String name) {
        alias = name;
    }

    public static boolean hasAlias() {
        return alias != null;
    }
}
