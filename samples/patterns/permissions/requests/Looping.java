package p;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;

/** Asks until it is granted; and one by one through a list, which is no repetition. */
public class Looping extends Activity {
    private static final String[] LIST = {Manifest.permission.CAMERA, Manifest.permission.RECORD_AUDIO};

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        insist();
        each();
    }

    private void insist() {
        while (checkSelfPermission(Manifest.permission.READ_PHONE_STATE) != 0) {
            requestPermissions(new String[] {Manifest.permission.READ_PHONE_STATE}, 8);
        }
    }

    private void each() {
        for (String one : LIST) {
            if (checkSelfPermission(one) != 0) {
                requestPermissions(new String[] {one}, 9);
            }
        }
    }
}
