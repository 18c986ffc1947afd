package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new Request.Builder()
            .name("x")
            .callback(new Request.Callback() {
                @Override
                public void go() {
                    hit();
                }
            })
            .times(3)
            .build()
            .send();
    }

    static void hit() {}
}
