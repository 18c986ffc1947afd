package p;

import android.app.Activity;
import android.content.Context;
import android.location.LocationManager;
import android.os.Bundle;
import android.provider.Settings;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        hit(this);
    }

    @Override
    protected void onStart() {
        super.onStart();
        start();
    }

    @Override
    protected void onResume() {
        super.onResume();
        resume();
    }

    void start() {
        ((LocationManager) getSystemService("location")).getLastKnownLocation("gps");
    }

    void resume() {
        Settings.Secure.getString(getContentResolver(), Settings.Secure.ANDROID_ID);
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
