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
        boolean go = true;
        for (int i = 0; i < 3; i++) {
            if (go && i == 2) {
                hit(this);
            }
            go = go || prefs.getBoolean("agree_privacy", false);
        }
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
