package p;

import android.app.Activity;
import android.os.Bundle;
import java.net.MalformedURLException;
import java.net.URL;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        StringBuilder address = new StringBuilder("https://");
        address.append("api.example.com").append('/').append('v').append(2);
        address.append("?q=").append(1L);
        try {
            new URL(address.toString());
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
