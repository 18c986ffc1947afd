package p;

import android.app.Activity;
import android.net.Uri;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        getContentResolver().call(Uri.parse("content://p.data"), "ping", null, null);
    }
}
