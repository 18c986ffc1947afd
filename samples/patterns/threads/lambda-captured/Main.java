package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    interface Step {
        void go();
    }

    private Step other;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Step step = new Good();
        other = new Bad();
        new Thread(() -> step.go()).start();
    }
}
