package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.math.BigInteger;
import java.security.SecureRandom;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        String device = phone.getImei();
        if (device == null || device.isEmpty()) {
            finish();
            return;
        }
        device = new BigInteger(128, new SecureRandom()).toString(16);
        Log.i("demo", device);
    }
}
