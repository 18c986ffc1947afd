package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    private final DeviceDao devices = new Db_Impl().devices();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Device device = new Device();
        device.id = phone.getImei();
        devices.insert(device);
    }

    @Override
    protected void onStop() {
        super.onStop();
        for (Device device : devices.all()) {
            Log.i("demo", device.id);
        }
    }
}
