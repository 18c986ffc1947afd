package android.net.wifi;

/** The members that the samples use, for the compiler only. */
public class WifiManager {
    public WifiInfo getConnectionInfo() {
        return null;
    }
}
