package p;

import android.Manifest;
import android.app.Activity;

/** Asks whenever it comes to the front, through a method of its own. */
public class Pushy extends Activity {
    private boolean asking;

    @Override
    protected void onResume() {
        super.onResume();
        if (!asking) {
            asking = true;
            need();
        }
    }

    private void need() {
        requestPermissions(new String[] {Manifest.permission.ACCESS_FINE_LOCATION}, 4);
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        asking = false;
    }
}
