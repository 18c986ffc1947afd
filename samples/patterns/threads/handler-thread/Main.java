package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.Handler;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Loop loop = new Loop();
        loop.start();
        new Handler(loop.getLooper()).post(new Runnable() {
            @Override
            public void run() {
                hit();
            }
        });
    }

    static void hit() {}
}
