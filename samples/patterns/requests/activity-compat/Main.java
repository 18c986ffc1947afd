package p;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        ask();
    }

    void ask() {
        androidx.core.app.ActivityCompat.requestPermissions(this, new String[] {Manifest.permission.CAMERA}, 1);
    }
}
