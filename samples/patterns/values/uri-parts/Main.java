package p;

import android.app.Activity;
import android.net.Uri;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Uri base = Uri.parse("content://" + authority());
        getContentResolver().query(Uri.withAppendedPath(base, "inbox"), null, null, null, null);
    }

    private static String authority() {
        return "sms";
    }
}
