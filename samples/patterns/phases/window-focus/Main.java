package p;

import android.app.Activity;
import android.content.Context;
import android.provider.Settings;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    public void onAttachedToWindow() {
        super.onAttachedToWindow();
        attached();
    }

    @Override
    public void onWindowFocusChanged(boolean focus) {
        super.onWindowFocusChanged(focus);
        hit(this);
    }

    void attached() {
        Settings.Secure.getString(getContentResolver(), Settings.Secure.ANDROID_ID);
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
