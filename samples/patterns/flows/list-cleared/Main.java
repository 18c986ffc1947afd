package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.util.ArrayList;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        ArrayList<String> values = new ArrayList<>();
        values.add(phone.getImei());
        setTitle(values.get(0));
        values.clear();
        values.add("opened");
        Log.i("demo", values.get(0));
    }
}
