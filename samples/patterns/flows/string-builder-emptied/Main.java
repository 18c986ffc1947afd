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
        StringBuilder text = new StringBuilder();
        text.append("IMEI ").append(phone.getImei());
        setTitle(text.toString());
        text.setLength(0);
        text.append("opened");
        Log.i("demo", text.toString());
    }
}
