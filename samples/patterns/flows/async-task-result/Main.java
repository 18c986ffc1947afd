package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new Load((TelephonyManager) getSystemService(TELEPHONY_SERVICE)).execute();
    }
}
