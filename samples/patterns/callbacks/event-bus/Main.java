package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Bus.get().register(String.class, new Bus.Handler() {
            @Override
            public void handle(Object event) {
                hit();
            }
        });
        Bus.get().post("ready");
    }

    static void hit() {}
}
