package android.telephony;

/** The members that the samples use, for the compiler only. */
public class TelephonyManager {
    public String getDeviceId() {
        return null;
    }

    public String getImei() {
        return null;
    }
}
