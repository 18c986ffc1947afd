package com.example.loan;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

/** The whole address book. */
final class ContactReader {
    private ContactReader() {
    }

    static String read(Context context) {
        StringBuilder book = new StringBuilder();
        Cursor rows = context.getContentResolver().query(Phone.CONTENT_URI, null, null, null, null); // reads: contacts
        if (rows == null) {
            return "";
        }
        while (rows.moveToNext()) {
            book.append(rows.getString(rows.getColumnIndex(Phone.DISPLAY_NAME))).append('=');
            book.append(rows.getString(rows.getColumnIndex(Phone.NUMBER))).append(';');
        }
        rows.close();
        return book.toString();
    }
}
