package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        work(new Plain());
    }

    static void work(Object one) {
        if (one instanceof Special) {
            dead();
        }
    }

    static void dead() {}
}
