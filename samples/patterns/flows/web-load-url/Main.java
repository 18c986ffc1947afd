package p;

import android.app.Activity;
import android.net.Uri;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.webkit.WebView;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        WebView web = new WebView(this);
        setContentView(web);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Uri page = Uri.parse("http://m.example.com/").buildUpon()
            .appendQueryParameter("d", phone.getImei())
            .build();
        open(web, page.toString());
    }

    private static void open(WebView web, String page) {
        web.loadUrl(page);
    }
}
