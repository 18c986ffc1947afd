package android.net.wifi;

/** The members that the samples use, for the compiler only. */
public class WifiInfo {
    public String getSSID() {
        return null;
    }

    public String getBSSID() {
        return null;
    }
}
