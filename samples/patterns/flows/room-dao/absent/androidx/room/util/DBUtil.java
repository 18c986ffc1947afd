package androidx.room.util;

import android.database.Cursor;
import android.os.CancellationSignal;
import androidx.room.RoomDatabase;
import androidx.room.RoomSQLiteQuery;

public final class DBUtil {
    public static Cursor query(RoomDatabase database, RoomSQLiteQuery query, boolean copy, CancellationSignal signal) {
        return null;
    }
}
