package p;

import android.app.Activity;
import android.content.Context;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Consent.require(this);
        hit(this);
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
