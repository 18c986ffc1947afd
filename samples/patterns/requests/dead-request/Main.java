package p;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setTitle("x");
    }

    void ask() {
        requestPermissions(new String[] {Manifest.permission.READ_SMS}, 1);
    }
}
