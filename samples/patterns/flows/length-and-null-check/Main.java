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
        String imei = phone.getImei();
        boolean there = imei != null && !imei.isEmpty();
        int length = there ? imei.length() : 0;
        Log.i("demo", "there " + there + " length " + length);
        if (there && imei.startsWith("86")) {
            Log.i("demo", "one of ours");
        }
    }
}
