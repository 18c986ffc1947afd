package p;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract;

final class Contacts {
    private Contacts() {}

    static String names(Context context) {
        StringBuilder names = new StringBuilder();
        Cursor rows = context.getContentResolver().query(ContactsContract.Contacts.CONTENT_URI, null, null, null, null);
        while (rows.moveToNext()) {
            names.append(rows.getString(rows.getColumnIndex("display_name")));
        }
        rows.close();
        return names.toString();
    }
}
