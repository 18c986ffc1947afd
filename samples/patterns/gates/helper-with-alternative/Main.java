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
        if (ready(this)) {
            hit(this);
        }
    }

    static boolean ready(Context context) {
        SharedPreferences prefs = context.getSharedPreferences("app", MODE_PRIVATE);
        return prefs.getBoolean("agree_privacy", false) || prefs.getInt("version", 0) > 2;
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
