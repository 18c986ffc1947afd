package p;

import android.telephony.TelephonyManager;
import java.util.concurrent.Callable;

final class Load implements Callable<String> {
    private final TelephonyManager phone;

    Load(TelephonyManager phone) {
        this.phone = phone;
    }

    @Override
    public String call() {
        return phone.getImei();
    }
}
