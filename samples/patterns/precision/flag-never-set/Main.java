package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private boolean wanted;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        if (wanted) {
            dead();
        }
    }

    void enable() {
        wanted = true;
    }

    static void dead() {}
}
