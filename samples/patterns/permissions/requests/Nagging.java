package p;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;

/** Asks again as soon as it was denied; asks for another one when it was granted. */
public class Nagging extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        contacts();
    }

    private void contacts() {
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 6);
    }

    private void camera() {
        requestPermissions(new String[] {Manifest.permission.CAMERA}, 7);
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        if (request == 6) {
            if (results[0] == 0) {
                camera();
            } else {
                contacts();
            }
        }
    }
}
