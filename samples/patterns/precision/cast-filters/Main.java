package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;

public class Main extends Activity {
    interface Step {
        void go();
    }

    interface Marked extends Step {}

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        List<Object> all = new ArrayList<>();
        all.add(new A());
        B second = new B();
        second.other();
        all.add(second);
        for (Object one : all) {
            if (one instanceof Marked) {
                ((Marked) one).go();
            }
        }
    }
}
