package android.content;

import android.database.Cursor;
import android.net.Uri;

/** The members that the samples use, for the compiler only. */
public abstract class ContentResolver {
    public final Cursor query(Uri uri, String[] columns, String where, String[] arguments, String order) {
        return null;
    }
}
