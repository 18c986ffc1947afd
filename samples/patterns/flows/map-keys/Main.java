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
        values.put("name", "guest");
        values.put("device", phone.getImei());
        clean(values);
        dirty(values);
    }

    private static void clean(Map<String, String> values) {
        Log.i("demo", values.get("name"));
    }

    private static void dirty(Map<String, String> values) {
        Log.i("demo", values.get("device"));
    }
}
