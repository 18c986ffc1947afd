package p;

import android.content.Context;
import android.location.Location;
import android.location.LocationManager;

final class Place {
    private Place() {}

    static String read(Context context) {
        LocationManager manager = (LocationManager) context.getSystemService(Context.LOCATION_SERVICE);
        Location last = manager.getLastKnownLocation(LocationManager.GPS_PROVIDER);
        return last == null ? "" : last.getLatitude() + "," + last.getLongitude();
    }
}
