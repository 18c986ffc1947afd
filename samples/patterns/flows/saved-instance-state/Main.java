package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        if (state != null) {
            restored(state.getString("device"));
            page(state.getString("page"));
        }
    }

    @Override
    protected void onSaveInstanceState(Bundle state) {
        super.onSaveInstanceState(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        state.putString("device", phone.getImei());
        state.putString("page", "main");
    }

    private static void restored(String text) {
        Log.i("demo", text);
    }

    private static void page(String text) {
        Log.i("demo", text);
    }
}
