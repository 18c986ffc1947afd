package p;

import android.app.Activity;
import android.os.Bundle;

public class Door extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        dead();
    }

    static void dead() {}
}
