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
        getSharedPreferences("hardware", MODE_PRIVATE).edit().putString("id", phone.getImei()).apply();
        getSharedPreferences("session", MODE_PRIVATE).edit().putString("id", "guest").apply();
    }

    @Override
    protected void onStop() {
        super.onStop();
        Log.i("demo", getSharedPreferences("session", MODE_PRIVATE).getString("id", ""));
    }
}
