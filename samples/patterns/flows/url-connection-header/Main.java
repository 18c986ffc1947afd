package p;

import android.app.Activity;
import android.os.Bundle;
import android.provider.Settings;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class Main extends Activity {
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String agent = "demo/1.0 (" + Settings.Secure.getString(getContentResolver(), "android_id") + ")";
        pool.submit(new Fetch(agent));
    }
}
