package p;

import android.app.Activity;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.provider.ContactsContract;
import android.util.Log;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setTitle(first(ContactsContract.Contacts.CONTENT_URI));
        Log.i("demo", first(Uri.parse("content://p.notes/all")));
    }

    private String first(Uri uri) {
        Cursor cursor = getContentResolver().query(uri, null, null, null, null);
        String found = cursor.moveToFirst() ? cursor.getString(0) : "";
        cursor.close();
        return found;
    }
}
