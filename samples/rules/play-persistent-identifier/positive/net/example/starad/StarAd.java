package net.example.starad;

import android.content.Context;
import android.net.wifi.WifiManager;

public final class StarAd {
    private StarAd() {}

    public static void start(Context context) {
        WifiManager wifi = (WifiManager) context.getSystemService(Context.WIFI_SERVICE);
        context.getSharedPreferences("ad", 0).edit().putString("m", wifi.getConnectionInfo().getMacAddress()).apply();
    }
}
