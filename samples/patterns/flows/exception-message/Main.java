package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            middle();
        } catch (IllegalStateException error) {
            Log.w("demo", error.getMessage());
        }
    }

    private void middle() {
        check();
    }

    private void check() {
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        String device = phone.getImei();
        if (!device.startsWith("86")) {
            throw new IllegalStateException("unknown device " + device);
        }
    }
}
