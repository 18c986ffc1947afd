package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        go(new Thread(new Runnable() {
            @Override
            public void run() {
                hit();
            }
        }));
    }

    static void go(Thread thread) {
        thread.start();
    }

    static void hit() {}
}
