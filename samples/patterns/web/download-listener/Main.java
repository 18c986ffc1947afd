package p;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;

public class Main extends Activity {
    private Object spare;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        spare = new Spare();
        WebView page = new WebView(this);
        page.setDownloadListener(new Save());
        setContentView(page);
    }
}
