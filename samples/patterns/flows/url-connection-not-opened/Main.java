package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final String imei = phone.getImei();
        new Thread(new Runnable() {
            @Override
            public void run() {
                ping(imei);
            }
        }).start();
    }

    static void ping(String imei) {
        try {
            URL old = new URL("http://t.example.com/p?d=" + imei);
            URL plain = new URL("http://t.example.com/p");
            if (old.getPath().equals(plain.getPath())) {
                ((HttpURLConnection) plain.openConnection()).getResponseCode();
            }
        } catch (IOException error) {
            return;
        }
    }
}
