package p;

import android.app.Activity;
import android.content.pm.PackageManager;
import android.os.Bundle;

/** Shuts itself when the camera is refused. */
public class Close extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        requestPermissions(new String[] {"android.permission.CAMERA"}, 3);
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        if (results.length == 0 || results[0] != PackageManager.PERMISSION_GRANTED) {
            finish();
        }
    }
}
