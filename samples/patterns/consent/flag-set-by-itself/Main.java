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
        prefs.edit().putBoolean("agree_privacy", true).apply();
        if (prefs.getBoolean("agree_privacy", false)) {
            hit(this);
        }
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
