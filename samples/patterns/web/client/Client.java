package p;

import android.webkit.WebResourceRequest;
import android.webkit.WebView;
import android.webkit.WebViewClient;

class Client extends WebViewClient {
    @Override
    public boolean shouldOverrideUrlLoading(WebView page, WebResourceRequest request) {
        return false;
    }

    @Override
    public void onPageFinished(WebView page, String url) {
        hit();
    }

    static void hit() {}
}
