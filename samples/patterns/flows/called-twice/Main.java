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
        dirty(phone.getImei());
        clean("opened");
    }

    private static String wrap(String text) {
        return "(" + pass(text) + ")";
    }

    private static String pass(String text) {
        return text;
    }

    private static void dirty(String text) {
        Log.i("demo", wrap(text));
    }

    private static void clean(String text) {
        Log.i("demo", wrap(text));
    }
}
