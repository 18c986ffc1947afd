package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.concurrent.Executor;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Executor executor = new Ui();
        executor.execute(new Runnable() {
            @Override
            public void run() {
                hit();
            }
        });
    }

    static void hit() {}
}
