package tls;

import android.app.Activity;
import android.os.Bundle;

/** Runs everything but `Dead`. */
public class Main extends Activity {
    @Override protected void onCreate(Bundle state) {
        try {
            UrlOff.send();
            UrlFactory.send();
            UrlOn.send();
            OkOff.client();
            OkManager.client();
            OkOn.client();
            OkPinned.client();
            ApacheOff.factory();
            SocketOff.socket();
            new PageOff().show(this);
            new PageOn().show(this);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
