package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        runOnUiThread(new Runnable() {
            @Override
            public void run() {
                hit();
            }
        });
        View view = new View(this);
        setContentView(view);
        view.post(new Runnable() {
            @Override
            public void run() {
                posted();
            }
        });
    }

    static void hit() {}

    static void posted() {}
}
