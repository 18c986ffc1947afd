package com.umeng.commonsdk;

import android.content.Context;

public class UMConfigure {
    public static void init(Context context, String key) {
        new Thread(new Collector(context, key)).start();
    }
}
