package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Thread spare;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Thread first = new Thread(new Runnable() {
            @Override
            public void run() {
                hit();
            }
        });
        spare = new Thread(new Runnable() {
            @Override
            public void run() {
                dead();
            }
        });
        first.start();
    }

    static void hit() {}

    static void dead() {}
}
