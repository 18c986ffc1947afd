package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        try {
            check(phone.getImei());
        } catch (IllegalArgumentException error) {
            Log.e("demo", "failed", error);
        }
    }

    private static void check(String device) {
        if (device.length() != 15) {
            throw new IllegalArgumentException("not 15 digits: " + device);
        }
    }
}
