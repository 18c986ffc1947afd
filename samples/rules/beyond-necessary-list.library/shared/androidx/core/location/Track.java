package androidx.core.location;

import android.content.Context;
import android.location.Location;
import android.location.LocationManager;

/** Stands for code of that library. */
public final class Track {
    private Track() {}

    public static String read(Context context) {
        LocationManager manager = (LocationManager) context.getSystemService(Context.LOCATION_SERVICE);
        Location last = manager.getLastKnownLocation(LocationManager.GPS_PROVIDER);
        return last.getLatitude() + "," + last.getLongitude();
    }
}
