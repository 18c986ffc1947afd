package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Runnable later;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        later = () -> dead();
    }

    static void dead() {}
}
