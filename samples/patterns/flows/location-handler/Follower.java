package p;

import android.app.Activity;
import android.location.LocationListener;
import android.location.LocationManager;
import android.os.Bundle;

abstract class Follower extends Activity implements LocationListener {
    final void follow() {
        LocationManager places = (LocationManager) getSystemService(LOCATION_SERVICE);
        places.requestLocationUpdates(LocationManager.GPS_PROVIDER, 1000L, 1f, this);
    }

    @Override
    public void onStatusChanged(String provider, int status, Bundle extras) {}

    @Override
    public void onProviderEnabled(String provider) {}

    @Override
    public void onProviderDisabled(String provider) {}
}
