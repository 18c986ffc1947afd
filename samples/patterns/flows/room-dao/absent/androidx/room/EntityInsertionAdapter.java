package androidx.room;

import androidx.sqlite.db.SupportSQLiteStatement;

public abstract class EntityInsertionAdapter<T> {
    public EntityInsertionAdapter(RoomDatabase database) {}

    protected abstract String createQuery();

    protected abstract void bind(SupportSQLiteStatement statement, T entity);

    public final void insert(T entity) {}
}
