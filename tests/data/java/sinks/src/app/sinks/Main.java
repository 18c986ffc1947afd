package app.sinks;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;
import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import net.example.starad.Done;

public class Main extends Activity implements Done {
    static Api api;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String text = getTitle().toString();
        Calls.logged(text);
        Calls.planted(text);
        Calls.sent(text, text);
        Calls.printed(text);
        Calls.memory(text.getBytes());
        Calls.page(this, text);
        Calls.quiet(this, text);
        new Calls().nativeCalls(text);
        Calls.requested(api, text);
        Calls.addressed(text);
        Calls.counted(this, text, new HashMap<String, Object>());
        Calls.inherited(text);
        Calls.provided(this, text, this);
        new WebView(this).addJavascriptInterface(new Bridge(), "app");
        try {
            Calls.opened(text);
            Calls.streamed(new Socket("a.example.com", 1), text);
            Calls.kept(this, text);
            Calls.written(text, text);
            Calls.inside(openFileOutput("b", 0), text);
        } catch (IOException error) {
            finish();
        }
    }

    @Override
    public void onDone(String token) {
        setTitle(token);
    }
}
