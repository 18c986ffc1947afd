package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.util.HashMap;
import java.util.Map;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Map<String, String> values = new HashMap<>();
        values.put("device", phone.getImei());
        setTitle(values.get("device"));
        values.put("device", "hidden");
        Log.i("demo", values.get("device"));
    }
}
