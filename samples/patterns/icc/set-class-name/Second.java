package p;

import android.app.Activity;

public class Second extends Activity {
    @Override
    protected void onResume() {
        super.onResume();
        hit();
    }

    static void hit() {}
}
