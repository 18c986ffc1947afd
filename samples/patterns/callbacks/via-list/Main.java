package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;

public class Main extends Activity {
    private final List<Runnable> callbacks = new ArrayList<>();
    private Runnable other;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        callbacks.add(new Runnable() {
            @Override
            public void run() {
                hit();
            }
        });
        other = new Runnable() {
            @Override
            public void run() {
                dead();
            }
        };
        fire();
    }

    void fire() {
        for (Runnable callback : callbacks) {
            callback.run();
        }
    }

    static void hit() {}

    static void dead() {}
}
