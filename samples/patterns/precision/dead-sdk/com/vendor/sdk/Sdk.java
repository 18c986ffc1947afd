package com.vendor.sdk;

import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;

public final class Sdk {
    private static final Sdk INSTANCE = new Sdk();

    private Sdk() {}

    public static void init(final Context context) {
        context.registerReceiver(new Probe(), new IntentFilter(Intent.ACTION_SCREEN_ON));
        new Thread(new Runnable() {
            @Override
            public void run() {
                Probe.read();
            }
        }).start();
    }
}
