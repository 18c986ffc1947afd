package com.example.flashlight;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import net.example.starad.StarAd;

/** Starts the advertising SDK again whenever the device has booted. */
public class BootReceiver extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        StarAd.init(context);
    }
}
