package p;

import android.app.Activity;
import android.net.wifi.WifiManager;
import android.os.Bundle;
import android.util.Log;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        WifiManager wifi = (WifiManager) getApplicationContext().getSystemService(WIFI_SERVICE);
        String network = wifi.getConnectionInfo().getSSID();
        String kind = "\"office\"".equals(network) ? "work" : "other";
        Log.i("demo", kind);
    }
}
