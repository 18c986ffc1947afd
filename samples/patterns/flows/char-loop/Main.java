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
        char[] letters = phone.getImei().toCharArray();
        StringBuilder turned = new StringBuilder();
        for (int at = letters.length - 1; at >= 0; at--) {
            char letter = letters[at];
            turned.append((char) (letter + 1));
        }
        Log.i("demo", turned.toString());
    }
}
