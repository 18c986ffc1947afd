package p;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is missing before it asks. */
public class Gathering extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        List<String> missing = new ArrayList<>();
        if (checkSelfPermission(Manifest.permission.CAMERA) != 0) {
            missing.add(Manifest.permission.CAMERA);
        }
        if (checkSelfPermission(Manifest.permission.RECORD_AUDIO) != 0) {
            missing.add(Manifest.permission.RECORD_AUDIO);
        }
        if (!missing.isEmpty()) {
            requestPermissions(missing.toArray(new String[0]), 10);
        }
    }
}
