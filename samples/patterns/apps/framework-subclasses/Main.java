package p;

import android.app.Activity;
import android.content.Context;
import android.os.Bundle;
import android.provider.ContactsContract;

public class Main extends Activity {
    private Context kept;

    @Override
    protected void attachBaseContext(Context base) {
        super.attachBaseContext(new Wrapper(base));
    }

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        kept = new Never(this);
        new Query(getContentResolver()).startQuery(0, null, ContactsContract.Contacts.CONTENT_URI, null, null, null, null);
        try {
            new Loader().loadClass("p.Absent");
        } catch (ClassNotFoundException error) {
            kept = null;
        }
    }
}
