package p;

import android.content.Context;

class Consent {
    static boolean isAgreed(Context context) {
        return context.getSharedPreferences("app", Context.MODE_PRIVATE).getBoolean("agree_privacy", false);
    }

    static boolean needAsk(Context context) {
        return !isAgreed(context);
    }

    static void agree(Context context) {
        context.getSharedPreferences("app", Context.MODE_PRIVATE).edit().putBoolean("agree_privacy", true).apply();
    }
}
