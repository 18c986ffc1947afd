package p;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Bridge bridge = new Bridge(this);
        setTitle(bridge.device());
        WebView web = new WebView(this);
        web.getSettings().setJavaScriptEnabled(true);
        web.addJavascriptInterface(bridge, "app");
        setContentView(web);
        web.loadUrl("https://m.example.com/");
    }
}
