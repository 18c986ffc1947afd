package p;

import android.content.ContentValues;
import android.content.Context;
import android.database.Cursor;
import android.database.sqlite.SQLiteDatabase;
import android.database.sqlite.SQLiteOpenHelper;

final class Db extends SQLiteOpenHelper {
    Db(Context context) {
        super(context, "main.db", null, 1);
    }

    @Override
    public void onCreate(SQLiteDatabase database) {
        database.execSQL("CREATE TABLE devices (id TEXT)");
        database.execSQL("CREATE TABLE pages (id TEXT)");
    }

    @Override
    public void onUpgrade(SQLiteDatabase database, int from, int to) {}

    void save(String device) {
        ContentValues values = new ContentValues();
        values.put("id", device);
        getWritableDatabase().insert("devices", null, values);
    }

    String device() {
        return first(getReadableDatabase().query("devices", new String[] {"id"}, null, null, null, null, null));
    }

    String page() {
        return first(getReadableDatabase().query("pages", new String[] {"id"}, null, null, null, null, null));
    }

    private static String first(Cursor cursor) {
        String found = cursor.moveToFirst() ? cursor.getString(0) : "";
        cursor.close();
        return found;
    }
}
