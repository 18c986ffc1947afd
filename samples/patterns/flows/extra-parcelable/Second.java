package p;

import android.app.Activity;
import android.os.Bundle;
import android.util.Log;

public class Second extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Device device = getIntent().getParcelableExtra("device");
        Log.i("demo", device.id);
    }
}
