package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.Timer;
import java.util.TimerTask;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new Timer().schedule(new TimerTask() {
            @Override
            public void run() {
                hit();
            }
        }, 0L, 10000L);
    }

    static void hit() {}
}
