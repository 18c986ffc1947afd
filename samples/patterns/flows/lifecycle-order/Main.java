package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    private String device = "none";

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Log.i("demo", device);
    }

    @Override
    protected void onDestroy() {
        super.onDestroy();
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        device = phone.getImei();
        setTitle(device);
    }
}
