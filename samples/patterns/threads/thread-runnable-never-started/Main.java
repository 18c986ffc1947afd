package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Thread thread;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        thread = new Thread(new Runnable() {
            @Override
            public void run() {
                dead();
            }
        });
    }

    static void dead() {}
}
