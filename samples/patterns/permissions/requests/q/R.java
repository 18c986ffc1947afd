package q;

import android.app.Activity;

/** The registry after shrinking. */
public final class R {
    public static L r(Activity activity, C contract) {
        return new L(contract);
    }
}
