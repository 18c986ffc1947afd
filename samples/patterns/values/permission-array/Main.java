package p;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        requestPermissions(new String[] {Manifest.permission.CAMERA, Manifest.permission.READ_CONTACTS}, 7);
    }
}
