package android.provider;

import android.net.Uri;

/** The members that the samples use, for the compiler only. */
public final class ContactsContract {
    public static final class CommonDataKinds {
        public static final class Phone {
            public static final Uri CONTENT_URI = null;
            public static final String DISPLAY_NAME = "display_name";
            public static final String NUMBER = "data1";
        }
    }
}
