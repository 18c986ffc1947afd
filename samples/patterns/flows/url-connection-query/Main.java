package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final String imei = phone.getImei();
        new Thread(() -> ping(imei)).start();
    }

    private static void ping(String imei) {
        try {
            String query = "?v=1&d=" + URLEncoder.encode(imei, "UTF-8");
            HttpURLConnection connection = (HttpURLConnection) new URL("http://t.example.com/p" + query).openConnection();
            connection.getResponseCode();
        } catch (IOException error) {
            return;
        }
    }
}
