package tls;

import android.content.Context;
import android.webkit.WebView;

class PageOff {
    void show(Context context) {
        WebView view = new WebView(context);
        view.setWebViewClient(new Pages.OffProceeds());
        view.loadUrl("https://page.example/");
    }
}
