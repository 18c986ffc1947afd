package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;

public class Main extends Activity {
    private final List<Step> used = new ArrayList<>();
    private final List<Step> unused = new ArrayList<>();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        used.add(new A());
        unused.add(new B());
        for (Step step : used) {
            step.go();
        }
    }
}
