package android.provider;

import android.content.ContentResolver;

/** The members that the samples use, for the compiler only. */
public final class Settings {
    public static final class Secure {
        public static final String ANDROID_ID = "android_id";

        public static String getString(ContentResolver resolver, String name) {
            return null;
        }
    }
}
