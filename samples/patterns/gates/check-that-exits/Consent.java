package p;

import android.content.Context;

class Consent {
    static void require(Context context) {
        if (!context.getSharedPreferences("app", Context.MODE_PRIVATE).getBoolean("agree_privacy", false)) {
            System.exit(0);
        }
    }
}
