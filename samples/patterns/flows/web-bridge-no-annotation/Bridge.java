package p;

import android.content.Context;
import android.telephony.TelephonyManager;
import android.webkit.JavascriptInterface;

final class Bridge {
    private final Context context;

    Bridge(Context context) {
        this.context = context;
    }

    @JavascriptInterface
    public String version() {
        return "1.0";
    }

    public String device() {
        TelephonyManager phone = (TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE);
        return phone.getImei();
    }
}
