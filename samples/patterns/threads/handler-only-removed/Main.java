package p;

import android.app.Activity;
import android.os.Handler;
import android.os.Looper;

public class Main extends Activity {
    private final Handler handler = new Handler(Looper.getMainLooper());
    private final Runnable task = new Runnable() {
        @Override
        public void run() {
            dead();
        }
    };

    @Override
    protected void onPause() {
        super.onPause();
        handler.removeCallbacks(task);
    }

    static void dead() {}
}
