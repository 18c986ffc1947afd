package p;

import android.app.Activity;

public class Third extends Activity {
    @Override
    protected void onResume() {
        super.onResume();
        dead();
    }

    static void dead() {}
}
