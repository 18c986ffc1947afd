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
        String number = phone.getLine1Number();
        boolean foreign = number.startsWith("+") && !number.startsWith("+86");
        boolean same = number.equals("10086");
        Log.i("demo", "foreign " + foreign + ", same " + same + ", long " + (number.length() > 8));
    }
}
