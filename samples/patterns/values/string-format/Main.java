package p;

import android.app.Activity;
import android.os.Bundle;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Locale;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String host = "api.example.com";
        String address = String.format(Locale.ROOT, "https://%s/v%d/%s", host, 3, "devices");
        try {
            new URL(address);
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
