package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Runnable task = new Runnable() {
            @Override
            public void run() {
                hit();
            }
        };
        Executors.newScheduledThreadPool(1).scheduleAtFixedRate(task, 1, 30, TimeUnit.SECONDS);
    }

    static void hit() {}
}
