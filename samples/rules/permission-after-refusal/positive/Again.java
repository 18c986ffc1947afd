package p;

import android.app.Activity;
import android.content.pm.PackageManager;

/** Asks whenever it comes to the front. */
public class Again extends Activity {
    @Override
    public void onResume() {
        super.onResume();
        if (checkSelfPermission("android.permission.CAMERA") != PackageManager.PERMISSION_GRANTED) {
            requestPermissions(new String[] {"android.permission.CAMERA"}, 2);
        }
    }
}
