package p;

import android.app.Activity;

class Ask {
    static void ask(Activity activity, String... names) {
        activity.requestPermissions(names, 7);
    }
}
