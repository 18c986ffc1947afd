package p;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.content.pm.PackageManager;
import android.os.Bundle;

/** Leaves when denied: through a helper that looks at the results, and a dialog. */
public class Harsh extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        if (checkSelfPermission(Manifest.permission.READ_PHONE_STATE) != PackageManager.PERMISSION_GRANTED) {
            requestPermissions(new String[] {Manifest.permission.READ_PHONE_STATE}, 2);
        }
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        if (request == 2 && Tools.allGranted(results)) {
            start();
        } else {
            refuse();
        }
        start();
    }

    private void start() {}

    private void refuse() {
        new AlertDialog.Builder(this)
                .setNegativeButton(
                        "quit",
                        new DialogInterface.OnClickListener() {
                            @Override
                            public void onClick(DialogInterface dialog, int which) {
                                System.exit(0);
                            }
                        })
                .show();
    }
}
