package android.location;

/** The members that the samples use, for the compiler only. */
public class LocationManager {
    public static final String GPS_PROVIDER = "gps";
    public static final String NETWORK_PROVIDER = "network";

    public Location getLastKnownLocation(String provider) {
        return null;
    }
}
