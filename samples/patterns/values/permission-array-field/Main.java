package p;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.os.Bundle;

public class Main extends Activity {
    private static final String[] WANTED = {Manifest.permission.CAMERA, Manifest.permission.READ_CONTACTS};

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        ask(WANTED);
    }

    private void ask(String[] names) {
        if (checkSelfPermission(names[0]) != PackageManager.PERMISSION_GRANTED) {
            requestPermissions(names, 7);
        }
    }
}
