package androidx.room;

public final class RoomSQLiteQuery {
    public static RoomSQLiteQuery acquire(String query, int arguments) {
        return null;
    }

    public void release() {}
}
