package p;

import android.database.Cursor;
import androidx.room.EntityInsertionAdapter;
import androidx.room.RoomDatabase;
import androidx.room.RoomSQLiteQuery;
import androidx.room.util.CursorUtil;
import androidx.room.util.DBUtil;
import androidx.sqlite.db.SupportSQLiteStatement;
import java.util.ArrayList;
import java.util.List;

public final class DeviceDao_Impl implements DeviceDao {
    private final RoomDatabase __db;
    private final EntityInsertionAdapter<Device> __insertionAdapterOfDevice;

    public DeviceDao_Impl(RoomDatabase database) {
        this.__db = database;
        this.__insertionAdapterOfDevice = new EntityInsertionAdapter<Device>(database) {
            @Override
            public String createQuery() {
                return "INSERT OR REPLACE INTO `devices` (`row`,`id`) VALUES (nullif(?, 0),?)";
            }

            @Override
            protected void bind(SupportSQLiteStatement statement, Device entity) {
                statement.bindLong(1, entity.row);
                if (entity.id == null) {
                    statement.bindNull(2);
                } else {
                    statement.bindString(2, entity.id);
                }
            }
        };
    }

    @Override
    public void insert(Device device) {
        __db.beginTransaction();
        try {
            __insertionAdapterOfDevice.insert(device);
            __db.setTransactionSuccessful();
        } finally {
            __db.endTransaction();
        }
    }

    @Override
    public List<Device> all() {
        RoomSQLiteQuery statement = RoomSQLiteQuery.acquire("SELECT * FROM devices", 0);
        Cursor cursor = DBUtil.query(__db, statement, false, null);
        try {
            int id = CursorUtil.getColumnIndexOrThrow(cursor, "id");
            List<Device> result = new ArrayList<>(cursor.getCount());
            while (cursor.moveToNext()) {
                Device item = new Device();
                item.id = cursor.isNull(id) ? null : cursor.getString(id);
                result.add(item);
            }
            return result;
        } finally {
            cursor.close();
            statement.release();
        }
    }
}
