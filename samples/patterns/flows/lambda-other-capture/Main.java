package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.util.function.Supplier;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        String device = phone.getImei();
        String name = "guest";
        Supplier<String> first = () -> device + "!";
        Supplier<String> second = () -> name + "!";
        setTitle(first.get());
        Log.i("demo", second.get());
    }
}
