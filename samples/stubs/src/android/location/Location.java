package android.location;

/** The members that the samples use, for the compiler only. */
public class Location {
    public double getLatitude() {
        return 0;
    }

    public double getLongitude() {
        return 0;
    }
}
