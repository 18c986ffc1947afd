package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        work(false);
    }

    @Override
    protected void onResume() {
        super.onResume();
        work(false);
    }

    void work(boolean verbose) {
        if (verbose) {
            dead();
        }
        setTitle("x");
    }

    static void dead() {}
}
