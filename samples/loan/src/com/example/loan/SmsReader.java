package com.example.loan;

import android.content.Context;
import android.database.Cursor;
import android.net.Uri;

/** Left over from an earlier version: nothing calls this class. */
final class SmsReader {
    private SmsReader() {
    }

    static String read(Context context) {
        StringBuilder messages = new StringBuilder();
        Uri inbox = Uri.parse("content://sms/inbox");
        Cursor rows = context.getContentResolver().query(inbox, null, null, null, null); // reads: sms
        if (rows == null) {
            return "";
        }
        while (rows.moveToNext()) {
            messages.append(rows.getString(rows.getColumnIndex("body"))).append(';');
        }
        rows.close();
        return messages.toString();
    }
}
