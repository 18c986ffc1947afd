package p;

import android.app.Activity;
import android.os.Bundle;
import android.util.Log;
import java.net.NetworkInterface;
import java.net.SocketException;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Log.i("demo", read());
    }

    private static String read() {
        StringBuilder text = new StringBuilder();
        try {
            byte[] address = NetworkInterface.getByName("wlan0").getHardwareAddress();
            for (byte one : address) {
                text.append(String.format("%02X:", one));
            }
        } catch (SocketException error) {
            return "";
        }
        return text.toString();
    }
}
