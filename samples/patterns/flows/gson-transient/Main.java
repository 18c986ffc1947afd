package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import com.google.gson.Gson;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Device device = new Device();
        device.id = phone.getImei();
        device.version = 3;
        setTitle(device.id);
        Log.i("demo", new Gson().toJson(device));
    }
}
