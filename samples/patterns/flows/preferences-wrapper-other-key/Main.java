package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    private Store store;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        store = new Store(this);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        store.put("device", phone.getImei());
        store.put("theme", "dark");
        setTitle(store.get("device"));
    }

    @Override
    protected void onResume() {
        super.onResume();
        Log.i("demo", store.get("theme"));
    }
}
