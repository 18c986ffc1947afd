package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.Timer;
import java.util.TimerTask;

public class Main extends Activity {
    private Timer timer;
    private TimerTask task;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        timer = new Timer();
        task = new TimerTask() {
            @Override
            public void run() {
                dead();
            }
        };
    }

    @Override
    protected void onDestroy() {
        super.onDestroy();
        task.cancel();
        timer.cancel();
    }

    static void dead() {}
}
