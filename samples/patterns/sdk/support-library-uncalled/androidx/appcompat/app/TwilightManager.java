package androidx.appcompat.app;

import android.content.Context;
import android.location.Location;
import android.location.LocationManager;

class TwilightManager {
    private final Context context;

    TwilightManager(Context context) {
        this.context = context;
    }

    boolean isNight() {
        return lastKnownLocation() == null;
    }

    private Location lastKnownLocation() {
        return ((LocationManager) context.getSystemService("location")).getLastKnownLocation("network");
    }
}
