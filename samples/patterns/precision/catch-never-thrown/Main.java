package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            work();
        } catch (Failure error) {
            dead();
        }
    }

    static void work() {
        hit();
    }

    static void hit() {}

    static void dead() {}
}
