package android.database;

/** The members that the samples use, for the compiler only. */
public interface Cursor {
    boolean moveToNext();

    int getColumnIndex(String column);

    String getString(int column);

    void close();
}
