package p;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;

/** androidx under the names that a shrinker gave it: only the constant of its contract is left. */
public class Renamed extends Activity {
    private q.L launcher;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        launcher = q.R.r(this, new q.C());
        start();
    }

    private void start() {
        launcher.a(new String[] {Manifest.permission.BODY_SENSORS});
    }
}
