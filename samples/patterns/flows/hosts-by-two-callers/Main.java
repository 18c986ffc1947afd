package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.view.View;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

public class Main extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        findViewById(1).setOnClickListener(this);
        send("https://risk.example.com/", id());
    }

    @Override
    public void onClick(View view) {
        send("https://ads.example.net/", id());
    }

    private String id() {
        return ((TelephonyManager) getSystemService(TELEPHONY_SERVICE)).getImei();
    }

    private static void send(String address, String text) {
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
