package p;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.JavascriptInterface;
import android.webkit.WebView;

public class Main extends Activity {
    private Object bridge;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        bridge = new Object() {
            @JavascriptInterface
            public void post(String text) {
                hit();
            }

            public void internal() {}
        };
        WebView page = new WebView(this);
        page.getSettings().setJavaScriptEnabled(true);
        attach(page, bridge);
        setContentView(page);
    }

    private static void attach(WebView page, Object object) {
        page.addJavascriptInterface(object, "bridge");
        page.loadUrl("file:///android_asset/index.html");
    }

    static void hit() {}
}
