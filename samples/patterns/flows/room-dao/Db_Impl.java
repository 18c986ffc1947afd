package p;

import androidx.room.RoomDatabase;

public final class Db_Impl extends RoomDatabase {
    DeviceDao devices() {
        return new DeviceDao_Impl(this);
    }
}
