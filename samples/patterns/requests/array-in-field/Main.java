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

    private static final String[] WANTED = {Manifest.permission.CAMERA, Manifest.permission.READ_SMS};

    void ask() {
        requestPermissions(WANTED, 1);
    }
}
