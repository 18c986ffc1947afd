package com.umeng.analytics;

import android.content.Context;
import java.util.Map;

public class MobclickAgent {
    public static void onEventObject(Context context, String event, Map<String, Object> values) {}
}
