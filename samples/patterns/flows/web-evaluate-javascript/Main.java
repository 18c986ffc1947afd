package p;

import android.app.Activity;
import android.os.Bundle;
import android.provider.Settings;
import android.view.View;
import android.webkit.WebView;

public class Main extends Activity implements View.OnClickListener {
    private WebView web;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        web = new WebView(this);
        web.getSettings().setJavaScriptEnabled(true);
        web.setOnClickListener(this);
        setContentView(web);
        web.loadUrl("https://m.example.com/");
    }

    @Override
    public void onClick(View view) {
        tell(Settings.Secure.getString(getContentResolver(), "android_id"));
    }

    private void tell(String id) {
        web.evaluateJavascript(String.format("device('%s')", id), null);
    }
}
