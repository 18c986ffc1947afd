package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Thread thread = new Thread(new Runnable() {
            @Override
            public void run() {
                hit();
            }
        });
        thread.run();
    }

    static void hit() {}
}
