package p;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;

public class Main extends Activity {
    @Override
    protected void onResume() {
        super.onResume();
        ask();
    }

    void ask() {
        if (checkSelfPermission(Manifest.permission.CAMERA) != PackageManager.PERMISSION_GRANTED) {
            requestPermissions(new String[] {Manifest.permission.CAMERA}, 1);
        }
    }
}
