package p;

import android.app.Activity;
import android.net.wifi.WifiManager;
import android.os.Bundle;
import com.umeng.analytics.MobclickAgent;
import java.util.HashMap;
import java.util.Map;

public class Main extends Activity {
    private final Map<String, Object> shown = new HashMap<>();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        WifiManager wifi = (WifiManager) getApplicationContext().getSystemService(WIFI_SERVICE);
        shown.put("mac", wifi.getConnectionInfo().getMacAddress());
        setTitle(String.valueOf(shown.get("mac")));
        Map<String, Object> values = new HashMap<>();
        values.put("page", "home");
        MobclickAgent.onEventObject(this, "open", values);
    }
}
