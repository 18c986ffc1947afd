package com.vendor.sdk;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

public class Probe extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        read();
    }

    static void read() {}
}
