package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Step[] kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Step[] used = {new A()};
        kept = new Step[] {new B()};
        for (Step step : used) {
            step.go();
        }
    }
}
