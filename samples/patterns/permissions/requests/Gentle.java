package p;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import androidx.core.app.ActivityCompat;

/** Asks on a click, explains first, and goes on without. */
public class Gentle extends Activity implements View.OnClickListener {
    private static final String[] WANTED = {Manifest.permission.RECORD_AUDIO};

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        View button = new View(this);
        button.setOnClickListener(this);
        setContentView(button);
    }

    @Override
    public void onClick(View view) {
        if (ActivityCompat.shouldShowRequestPermissionRationale(this, WANTED[0])) {
            explain();
        }
        ActivityCompat.requestPermissions(this, WANTED, 1);
    }

    static void explain() {}

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == 0) {
            finish(); // only when granted
        }
    }
}
