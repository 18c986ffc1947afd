package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.CountDownTimer;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        CountDownTimer timer = new CountDownTimer(3000L, 1000L) {
            @Override
            public void onTick(long left) {}

            @Override
            public void onFinish() {
                dead();
            }
        };
        timer.cancel();
    }

    static void dead() {}
}
