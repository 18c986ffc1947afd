package p;

import android.Manifest;
import android.app.Activity;

/** Nobody makes one. */
class Forgotten {
    void ask(Activity activity) {
        activity.requestPermissions(new String[] {Manifest.permission.SEND_SMS}, 1);
    }
}
