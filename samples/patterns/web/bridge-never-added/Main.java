package p;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;

public class Main extends Activity {
    private Bridge bridge;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        bridge = new Bridge();
        WebView page = new WebView(this);
        page.getSettings().setJavaScriptEnabled(true);
        page.loadUrl("https://example.com/");
        setContentView(page);
    }
}
