package p;

import android.app.Activity;
import android.content.Context;
import android.content.SharedPreferences;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.util.Timer;
import java.util.TimerTask;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        SharedPreferences prefs = getSharedPreferences("app", MODE_PRIVATE);
        if (prefs.getBoolean("agree_privacy", false)) {
            new Timer().schedule(new TimerTask() {
                @Override
                public void run() {
                    hit(Main.this);
                }
            }, 0L, 60000L);
        }
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
