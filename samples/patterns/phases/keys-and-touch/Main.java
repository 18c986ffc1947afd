package p;

import android.app.Activity;
import android.location.LocationManager;
import android.provider.Settings;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    public boolean onKeyDown(int code, android.view.KeyEvent event) {
        key();
        return super.onKeyDown(code, event);
    }

    @Override
    public boolean onTouchEvent(android.view.MotionEvent event) {
        touch();
        return super.onTouchEvent(event);
    }

    @Override
    public void onBackPressed() {
        back();
    }

    void key() {
        Settings.Secure.getString(getContentResolver(), Settings.Secure.ANDROID_ID);
    }

    void touch() {
        ((TelephonyManager) getSystemService("phone")).getDeviceId();
    }

    void back() {
        ((LocationManager) getSystemService("location")).getLastKnownLocation("gps");
    }
}
