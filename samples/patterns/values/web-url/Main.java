package p;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        WebView page = new WebView(this);
        String query = "?lang=" + "ZH".toLowerCase();
        page.loadUrl("file:///android_asset/index.html".concat(query));
        setContentView(page);
    }
}
