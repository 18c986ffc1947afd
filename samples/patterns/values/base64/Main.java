package p;

import android.app.Activity;
import android.os.Bundle;
import android.util.Base64;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        byte[] bytes = Base64.decode("aHR0cHM6Ly9hcGkuZXhhbXBsZS5jb20vdXA=", Base64.DEFAULT);
        try {
            new URL(new String(bytes, StandardCharsets.UTF_8));
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
