package p;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.provider.Settings;

/** A flag over all results; opens the settings when one was denied; finishes whatever the answer was. */
public class Fair extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        requestPermissions(new String[] {Manifest.permission.CAMERA}, 3);
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        boolean all = true;
        for (int i = 0; i < results.length; i++) {
            if (results[i] == -1) {
                all = false;
            }
        }
        if (!all) {
            startActivity(new Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS));
        }
        finish();
    }
}
