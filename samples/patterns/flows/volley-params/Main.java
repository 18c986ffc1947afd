package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import com.android.volley.toolbox.Volley;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Volley.newRequestQueue(this).add(new Login(phone.getImei()));
    }
}
