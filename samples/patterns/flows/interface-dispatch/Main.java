package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Out loud = new Loud();
        Out quiet = new Quiet();
        quiet.put(phone.getImei());
        loud.put("opened");
        finish();
    }
}
