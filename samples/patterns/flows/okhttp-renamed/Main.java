package p;

import a.a.b;
import a.a.d;
import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        upload(phone.getImei());
    }

    private static void upload(String imei) {
        d.a(new b("api.example.com", imei));
    }
}
