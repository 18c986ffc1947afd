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
        String[] values = new String[3];
        values[0] = "opened";
        values[1] = phone.getImei();
        values[2] = "closed";
        clean(values[0]);
        dirty(values[1]);
        clean(values[2]);
    }

    private static void clean(String text) {
        Log.i("demo", text);
    }

    private static void dirty(String text) {
        Log.i("demo", text);
    }
}
