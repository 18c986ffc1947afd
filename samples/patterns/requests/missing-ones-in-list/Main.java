package p;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        ask();
    }

    private static final String[] WANTED = {Manifest.permission.CAMERA, Manifest.permission.READ_SMS};

    void ask() {
        List<String> missing = new ArrayList<>();
        for (String one : WANTED) {
            if (checkSelfPermission(one) != PackageManager.PERMISSION_GRANTED) {
                missing.add(one);
            }
        }
        if (!missing.isEmpty()) {
            requestPermissions(missing.toArray(new String[0]), 1);
        }
    }
}
