package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Runnable kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new Serial().execute(new Runnable() {
            @Override
            public void run() {
                hit();
            }
        });
        Worker worker = new Worker();
        worker.start();
        worker.add(new Runnable() {
            @Override
            public void run() {}
        });
        kept = new Runnable() {
            @Override
            public void run() {
                dead();
            }
        };
    }

    static void hit() {}

    static void dead() {}
}
