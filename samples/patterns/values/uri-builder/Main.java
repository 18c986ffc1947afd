package p;

import android.app.Activity;
import android.net.Uri;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Uri calls = new Uri.Builder().scheme("content").authority("call_log").appendPath("calls").build();
        getContentResolver().query(calls, null, null, null, null);
    }
}
