package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        apply(new Runnable() {
            @Override
            public void run() {
                setTitle("x");
            }
        });
    }

    static void apply(Runnable task) {
        task.run();
    }

    static void unused() {
        apply(new Runnable() {
            @Override
            public void run() {
                dead();
            }
        });
    }

    static void dead() {}
}
