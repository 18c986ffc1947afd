package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    private static String device = "";

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        device = phone.getImei();
        setTitle(device);
        device = "";
        tell();
    }

    private static void tell() {
        Log.i("demo", device);
    }
}
