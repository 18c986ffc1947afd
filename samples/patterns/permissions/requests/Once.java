package p;

import android.Manifest;
import android.app.Activity;

/** Asks in onResume, but once. */
public class Once extends Activity {
    private boolean asked;

    @Override
    protected void onResume() {
        super.onResume();
        if (!asked) {
            asked = true;
            requestPermissions(new String[] {Manifest.permission.CAMERA}, 5);
        }
    }
}
