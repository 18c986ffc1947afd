package p;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;

/** A second caller of the wrapper: another request, not a longer one. */
public class Both extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Tools.ask(this, new String[] {Manifest.permission.RECORD_AUDIO});
    }
}
