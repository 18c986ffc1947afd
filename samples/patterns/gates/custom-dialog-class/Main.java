package p;

import android.app.Activity;
import android.content.Context;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new PrivacyDialog(this, new PrivacyDialog.Listener() {
            @Override
            public void onResult(boolean agreed) {
                if (agreed) {
                    hit(Main.this);
                } else {
                    finish();
                }
            }
        }).show();
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
