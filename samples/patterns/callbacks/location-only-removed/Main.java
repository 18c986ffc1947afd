package p;

import android.app.Activity;
import android.location.Location;
import android.location.LocationListener;
import android.location.LocationManager;

public class Main extends Activity {
    private final LocationListener listener = new LocationListener() {
        @Override
        public void onLocationChanged(Location location) {
            dead();
        }
    };

    @Override
    protected void onDestroy() {
        LocationManager manager = (LocationManager) getSystemService(LOCATION_SERVICE);
        manager.removeUpdates(listener);
        super.onDestroy();
    }

    static void dead() {}
}
