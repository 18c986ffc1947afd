package example.loans;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        WebView view = new WebView(this);
        view.getSettings().setJavaScriptEnabled(true);
        view.addJavascriptInterface(new Keeper(), "Keeper");
        view.setWebViewClient(new Client());
        setContentView(view);
        view.loadUrl("https://account.chsi.com.cn/passport/login");
    }
}
