package p;

import android.app.Activity;
import android.net.Uri;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        getContentResolver().query(Uri.parse("content://p.data/rows"), null, null, null, null);
    }
}
