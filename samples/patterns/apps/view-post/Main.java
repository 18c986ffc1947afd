package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        View view = getWindow().getDecorView();
        view.post(new Runnable() {
            @Override
            public void run() {
                hit();
            }
        });
        view.postDelayed(new Runnable() {
            @Override
            public void run() {}
        }, 500);
        view.removeCallbacks(new Runnable() {
            @Override
            public void run() {
                dead();
            }
        });
    }

    static void hit() {}

    static void dead() {}
}
