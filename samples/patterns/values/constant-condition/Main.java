package p;

import android.app.Activity;
import android.os.Bundle;
import java.net.MalformedURLException;
import java.net.URL;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String address = Flags.TEST ? "https://test.example.com/" : "https://api.example.com/";
        try {
            new URL(address);
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
