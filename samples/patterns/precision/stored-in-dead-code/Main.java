package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    static Runnable hook;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        if (hook != null) {
            hook.run();
        }
    }

    static void install() {
        hook = new Runnable() {
            @Override
            public void run() {
                dead();
            }
        };
    }

    static void dead() {}
}
