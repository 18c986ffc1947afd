package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.HashMap;
import java.util.Map;

public class Main extends Activity {
    private final Map<String, Step> steps = new HashMap<>();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        steps.put("a", new A());
        work("a");
    }

    void work(String name) {
        Step step = steps.get(name);
        if (step != null) {
            step.go();
        }
    }
}
