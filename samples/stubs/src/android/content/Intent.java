package android.content;

import android.net.Uri;

/** The members that the samples use, for the compiler only. */
public class Intent {
    public static final String ACTION_VIEW = "android.intent.action.VIEW";

    public Intent(String action, Uri data) {
    }

    public Intent(Context context, Class<?> component) {
    }
}
