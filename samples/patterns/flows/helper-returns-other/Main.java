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
        String device = phone.getImei();
        setTitle(device);
        Log.i("demo", second(device, "opened", 3));
    }

    private static String second(String first, String second, int count) {
        if (count > 0) {
            return second(first, second, count - 1);
        }
        return second;
    }
}
