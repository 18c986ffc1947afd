package p;

import android.app.Activity;
import android.location.Location;
import android.location.LocationListener;
import android.location.LocationManager;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        ((LocationManager) getSystemService(LOCATION_SERVICE)).requestLocationUpdates("gps", 5000L, 10f, new LocationListener() {
            @Override
            public void onLocationChanged(Location location) {
                hit(location);
            }
        });
    }

    static double hit(Location location) {
        return location.getLatitude();
    }
}
