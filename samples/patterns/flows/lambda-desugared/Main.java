package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        new Handler(Looper.getMainLooper()).post(new Main$$ExternalSyntheticLambda0(this, phone.getImei()));
    }

    static void lambda$onCreate$0(Main owner, String text) {
        Log.i("demo", text);
    }
}
