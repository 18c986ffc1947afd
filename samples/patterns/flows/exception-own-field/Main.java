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
        } catch (Rejected error) {
            Log.w("demo", error.device);
        } finally {
            finish();
        }
    }

    private static void check(String device) throws Rejected {
        throw new Rejected(device);
    }
}
