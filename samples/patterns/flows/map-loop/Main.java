package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.util.LinkedHashMap;
import java.util.Map;

public class Main extends Activity {
    private final Map<String, Object> values = new LinkedHashMap<>();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        values.put("version", 3);
        values.put("device", phone.getImei());
        tell();
    }

    private void tell() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            text.append(entry.getKey()).append('=').append(entry.getValue()).append('&');
        }
        Log.i("demo", text.toString());
    }
}
