package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Store.INSTANCE.put("device", phone.getImei());
        Store.INSTANCE.put("theme", "dark");
        setTitle(Store.INSTANCE.find("device"));
        Log.i("demo", "theme " + Store.INSTANCE.find("theme"));
    }
}
