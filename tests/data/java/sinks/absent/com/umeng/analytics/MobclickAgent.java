package com.umeng.analytics;

import android.content.Context;
import java.util.Map;

public class MobclickAgent {
    public static void onEventObject(Context context, String event, Map<String, Object> values) {}

    public static void setLocation(double latitude, double longitude) {}

    public static void setSessionContinueMillis(long interval) {}
}
