package p;

import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;

/** Leaves the app when the camera is refused. */
public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        requestPermissions(new String[] {"android.permission.CAMERA"}, 1);
        startActivity(new Intent(this, Again.class));
        startActivity(new Intent(this, Close.class));
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        if (results.length == 0 || results[0] != PackageManager.PERMISSION_GRANTED) {
            System.exit(0);
        }
    }
}
