package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import org.json.JSONException;
import org.json.JSONObject;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        try {
            JSONObject json = new JSONObject();
            json.put("name", "guest");
            json.put("device", phone.getImei());
            Log.i("demo", json.optString("name"));
            whole(json);
        } catch (JSONException error) {
            finish();
        }
    }

    private static void whole(JSONObject json) {
        Log.i("demo", "all " + json);
    }
}
