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
        Box<Box<String>> nested = new Box<>(new Box<>(phone.getImei()));
        Box<String> plain = nested.holding("opened");
        dirty(nested.get());
        clean(plain);
    }

    private static void dirty(Box<String> box) {
        Log.i("demo", box.get());
    }

    private static void clean(Box<String> box) {
        Log.i("demo", box.get());
    }
}
