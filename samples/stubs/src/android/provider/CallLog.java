package android.provider;

import android.net.Uri;

/** The members that the samples use, for the compiler only. */
public class CallLog {
    public static class Calls {
        public static final Uri CONTENT_URI = null;
        public static final String DATE = "date";
        public static final String NUMBER = "number";
    }
}
