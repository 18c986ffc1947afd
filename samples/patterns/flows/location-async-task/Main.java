package p;

import android.app.Activity;
import android.location.Location;
import android.location.LocationManager;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        LocationManager places = (LocationManager) getSystemService(LOCATION_SERVICE);
        Location last = places.getLastKnownLocation(LocationManager.NETWORK_PROVIDER);
        if (last != null) {
            new Upload().execute(last);
        }
    }
}
