package app.implicit;

import android.util.Log;

/** The number itself is written; that a branch depends on it says nothing more. */
final class Plain {
    static void sent(String imei) {
        if (imei.equals("0")) {
            Log.d("tag", imei);
        }
    }

    static int write(String imei) {
        return Log.d("tag", imei);
    }
}
