package p;

import android.app.Application;
import android.telephony.TelephonyManager;

public class App extends Application {
    String device = "";

    @Override
    public void onCreate() {
        super.onCreate();
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        device = phone.getImei();
    }
}
