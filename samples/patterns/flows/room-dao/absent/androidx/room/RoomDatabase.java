package androidx.room;

public abstract class RoomDatabase {
    public void beginTransaction() {}

    public void endTransaction() {}

    public void setTransactionSuccessful() {}
}
