package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private final Loop loop = new Loop();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        loop.start();
    }

    @Override
    protected void onResume() {
        super.onResume();
        loop.handler.sendEmptyMessage(0);
        loop.handler.post(new Runnable() {
            @Override
            public void run() {
                hit();
            }
        });
    }

    static void hit() {}
}
