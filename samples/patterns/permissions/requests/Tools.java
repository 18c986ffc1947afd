package p;

import android.app.Activity;
import androidx.core.app.ActivityCompat;

final class Tools {
    static void ask(Activity activity, String[] permissions) {
        ActivityCompat.requestPermissions(activity, permissions, 7);
    }

    static boolean allGranted(int[] results) {
        for (int result : results) {
            if (result != 0) {
                return false;
            }
        }
        return true;
    }
}
