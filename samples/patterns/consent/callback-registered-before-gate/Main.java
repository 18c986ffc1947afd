package p;

import android.app.Activity;
import android.content.Context;
import android.content.SharedPreferences;
import android.location.Location;
import android.location.LocationListener;
import android.location.LocationManager;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        ((LocationManager) getSystemService(LOCATION_SERVICE)).requestLocationUpdates("gps", 5000L, 10f, new LocationListener() {
            @Override
            public void onLocationChanged(Location location) {
                hit(Main.this);
            }
        });
        SharedPreferences prefs = getSharedPreferences("app", MODE_PRIVATE);
        if (!prefs.getBoolean("agree_privacy", false)) {
            return;
        }
        setTitle("ready");
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
