package tls;

import android.content.Context;
import android.webkit.WebView;

class PageOn {
    void show(Context context) {
        WebView view = new WebView(context);
        view.setWebViewClient(new Pages.OnCancels());
        view.loadUrl("https://page.example/");
    }
}
