package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.webkit.WebView;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Bridge bridge = new Bridge(phone.getImei());
        if (bridge.known()) {
            WebView web = new WebView(this);
            web.addJavascriptInterface(bridge, "app");
            setContentView(web);
            web.loadUrl("https://m.example.com/");
        }
    }
}
