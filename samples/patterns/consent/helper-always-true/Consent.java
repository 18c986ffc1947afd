package p;

import android.content.Context;

class Consent {
    static boolean isAgreed(Context context) {
        return true;
    }
}
