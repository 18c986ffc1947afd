package sources;

import android.app.Activity;
import android.app.LoaderManager;
import android.content.AsyncQueryHandler;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.CursorLoader;
import android.content.Intent;
import android.content.IntentFilter;
import android.content.Loader;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.provider.CallLog;
import android.provider.ContactsContract;

/** Each method is one case; what must be found in it, and what not, is listed in tests/flows/test_sources.py. */
public class Main extends Activity implements LoaderManager.LoaderCallbacks<Cursor> {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            Calls.all(this);
            Texts.all(this);
            Views views = new Views(this);
            views.all();
            new Typed(this).read();
        } catch (Exception ignored) {
            finish();
        }
        query();
        queryLater();
        getLoaderManager().initLoader(0, null, this);
        registerReceiver(new Outgoing(), new IntentFilter(Intent.ACTION_NEW_OUTGOING_CALL));
        startActivityForResult(new Intent("android.media.action.IMAGE_CAPTURE"), 1);
    }

    void query() {
        getContentResolver().query(ContactsContract.Contacts.CONTENT_URI, null, null, null, null);
        getContentResolver().query(Uri.parse("content://sms/inbox"), null, null, null, null);
        getContentResolver().query(Uri.parse("content://com.example.own/rows"), null, null, null, null);
        getContentResolver().delete(ContactsContract.Contacts.CONTENT_URI, null, null);
    }

    void queryLater() {
        new Handler(this).startQuery(1, null, CallLog.Calls.CONTENT_URI, null, null, null, null);
    }

    @Override
    public Loader<Cursor> onCreateLoader(int id, Bundle arguments) {
        return new CursorLoader(this, Uri.parse("content://com.android.calendar/events"), null, null, null, null);
    }

    @Override
    public void onLoadFinished(Loader<Cursor> loader, Cursor rows) {
        rows.getCount();
    }

    @Override
    public void onLoaderReset(Loader<Cursor> loader) {
    }

    @Override
    protected void onActivityResult(int request, int result, Intent data) {
        data.getExtras();
    }

    /** Nothing calls it. */
    static String dead(android.telephony.TelephonyManager phone) {
        return phone.getDeviceId();
    }

    static class Handler extends AsyncQueryHandler {
        Handler(Context context) {
            super(context.getContentResolver());
        }

        @Override
        protected void onQueryComplete(int token, Object cookie, Cursor cursor) {
            cursor.getCount();
        }
    }

    static class Outgoing extends BroadcastReceiver {
        @Override
        public void onReceive(Context context, Intent intent) {
            intent.getExtras();
        }
    }

    /** Of the manifest. */
    public static class Messages extends BroadcastReceiver {
        @Override
        public void onReceive(Context context, Intent intent) {
            intent.getExtras();
        }
    }

    /** Of the manifest; its broadcast carries nothing. */
    public static class Battery extends BroadcastReceiver {
        @Override
        public void onReceive(Context context, Intent intent) {
            intent.getExtras();
        }
    }
}
