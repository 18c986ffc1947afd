package com.example.loan;

import android.content.Context;
import android.location.Location;
import android.location.LocationManager;

/** The last known position, asked for when the user applies for a loan. */
final class LocationReader {
    private LocationReader() {
    }

    static String read(Context context) {
        LocationManager manager = (LocationManager) context.getSystemService(Context.LOCATION_SERVICE);
        Location last = manager.getLastKnownLocation(LocationManager.GPS_PROVIDER); // reads: location
        return last == null ? "" : last.getLatitude() + "," + last.getLongitude();
    }
}
