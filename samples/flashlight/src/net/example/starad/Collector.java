package net.example.starad;

import android.content.Context;
import android.location.Location;
import android.location.LocationManager;
import android.net.wifi.WifiInfo;
import android.net.wifi.WifiManager;
import android.provider.Settings;

/** Builds the profile of the device and its place, and sends it. */
final class Collector implements Runnable {
    private final Context context;

    Collector(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        Tracker.send(androidId() + "|" + place() + "|" + network());
    }

    private String androidId() {
        return Settings.Secure.getString(context.getContentResolver(), Settings.Secure.ANDROID_ID); // reads: android-id
    }

    private String place() {
        LocationManager manager = (LocationManager) context.getSystemService(Context.LOCATION_SERVICE);
        try {
            Location last = manager.getLastKnownLocation(LocationManager.NETWORK_PROVIDER); // reads: location
            return last == null ? "" : last.getLatitude() + "," + last.getLongitude();
        } catch (SecurityException refused) {
            return "";
        }
    }

    private String network() {
        WifiManager wifi = (WifiManager) context.getSystemService(Context.WIFI_SERVICE);
        WifiInfo info = wifi.getConnectionInfo(); // reads: wifi-info
        String name = info.getSSID(); // reads: ssid
        return name + "/" + info.getBSSID(); // reads: bssid
    }
}
