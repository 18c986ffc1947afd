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
        } catch (IllegalStateException error) {
            Log.w("demo", error.getMessage());
        }
    }

    private static void check(String device) {
        if (!device.startsWith("86")) {
            throw new IllegalStateException("unknown device");
        }
    }
}
