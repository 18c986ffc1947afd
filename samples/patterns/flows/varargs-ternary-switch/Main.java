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
        String chosen = state == null ? phone.getImei() : "none";
        String named;
        switch (phone.getPhoneType()) {
            case TelephonyManager.PHONE_TYPE_GSM:
                named = "g" + chosen;
                break;
            case TelephonyManager.PHONE_TYPE_CDMA:
                named = "c";
                break;
            default:
                named = "";
        }
        tell("type", named);
    }

    private static void tell(String... words) {
        for (String word : words) {
            Log.i("demo", word);
        }
    }
}
