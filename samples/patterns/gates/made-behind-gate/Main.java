package p;

import android.app.Activity;
import android.content.Context;
import android.content.SharedPreferences;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        SharedPreferences prefs = getSharedPreferences("app", MODE_PRIVATE);
        Task task = new Task() {
            @Override
            public void run() {
                setTitle("x");
            }
        };
        if (prefs.getBoolean("agree_privacy", false)) {
            task = new Task() {
                @Override
                public void run() {
                    hit(Main.this);
                }
            };
        }
        task.run();
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
