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
        Log.i("demo", even(phone.getImei(), 8));
    }

    private static String even(String text, int left) {
        return left == 0 ? text : odd(text + "0", left - 1);
    }

    private static String odd(String text, int left) {
        return left == 0 ? "" : even(text + "1", left - 1);
    }
}
