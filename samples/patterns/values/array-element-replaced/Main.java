package p;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String[] wanted = new String[1];
        wanted[0] = Manifest.permission.READ_CONTACTS;
        wanted[0] = Manifest.permission.CAMERA;
        requestPermissions(wanted, 7);
    }
}
