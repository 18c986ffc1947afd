package example.loans;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import android.webkit.ValueCallback;
import android.webkit.WebView;

public class Main extends Activity implements ValueCallback<String>, View.OnClickListener {
    private WebView view;

    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        view = new WebView(this);
        view.setOnClickListener(this);
        setContentView(view);
        view.loadUrl("https://bank.example/login");
    }

    @Override
    public void onClick(View clicked) {
        view.evaluateJavascript("document.getElementById('user').value + document.title", this);
    }

    @Override
    public void onReceiveValue(String value) {
        setTitle(value);
    }
}
