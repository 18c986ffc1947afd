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
    public String device() {
        return "A-" + read();
    }

    private String read() {
        TelephonyManager phone = (TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE);
        return phone.getImei();
    }
}
