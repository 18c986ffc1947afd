package p;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;
import android.webkit.WebViewClient;

public class Main extends Activity {
    private WebViewClient spare;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        spare = new Spare();
        WebView page = new WebView(this);
        page.setWebViewClient(new Client());
        page.loadUrl("https://example.com/");
        setContentView(page);
    }
}
