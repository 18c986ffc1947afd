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
        Holder full = new Holder();
        Holder plain = new Holder();
        full.set(phone.getImei());
        plain.set("plain");
        first(full);
        second(plain);
    }

    private static void first(Holder holder) {
        Log.i("demo", holder.get());
    }

    private static void second(Holder holder) {
        Log.i("demo", holder.get());
    }
}
