package androidx.room.util;

import android.database.Cursor;

public final class CursorUtil {
    public static int getColumnIndexOrThrow(Cursor cursor, String name) {
        return 0;
    }
}
