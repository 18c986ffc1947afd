package p;

import android.app.Activity;
import android.location.Location;
import android.location.LocationListener;
import android.os.Bundle;
import android.util.Log;

public class Main extends Activity {
    private LocationListener listener;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        listener = new LocationListener() {
            @Override
            public void onLocationChanged(Location location) {
                Log.i("demo", "at " + location.getLatitude());
            }

            @Override
            public void onStatusChanged(String provider, int status, Bundle extras) {}

            @Override
            public void onProviderEnabled(String provider) {}

            @Override
            public void onProviderDisabled(String provider) {}
        };
    }
}
