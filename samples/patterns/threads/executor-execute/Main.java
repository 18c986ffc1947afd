package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

public class Main extends Activity {
    private final Executor executor = Executors.newSingleThreadExecutor();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        executor.execute(new Runnable() {
            @Override
            public void run() {
                hit();
            }
        });
    }

    static void hit() {}
}
