package p;

import android.content.Context;

class Consent {
    private static Boolean cached;

    static boolean isAgreed(Context context) {
        if (cached == null) {
            cached = context.getSharedPreferences("app", Context.MODE_PRIVATE).getBoolean("agree_privacy", false);
        }
        return cached;
    }
}
