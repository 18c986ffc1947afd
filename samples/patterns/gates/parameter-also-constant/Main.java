package p;

import android.app.Activity;
import android.content.Context;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        begin(getSharedPreferences("app", MODE_PRIVATE).getBoolean("agree_privacy", false));
    }

    @Override
    protected void onResume() {
        super.onResume();
        begin(true);
    }

    private void begin(boolean agreed) {
        if (agreed) {
            hit(this);
        }
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
