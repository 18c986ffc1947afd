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
        try {
            SharedPreferences prefs = getSharedPreferences("app", MODE_PRIVATE);
            if (!prefs.getBoolean("agree_privacy", false)) {
                throw new IllegalStateException();
            }
            hit(this);
        } catch (IllegalStateException e) {
            finish();
        }
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
