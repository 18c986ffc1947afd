package p;

import android.webkit.WebView;
import android.webkit.WebViewClient;

class Spare extends WebViewClient {
    @Override
    public void onPageFinished(WebView page, String url) {
        dead();
    }

    static void dead() {}
}
