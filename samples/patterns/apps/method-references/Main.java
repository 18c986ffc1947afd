package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.function.Consumer;

public class Main extends Activity {
    private Step kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        kept = new Never();
        Step bound = new Bound();
        Runnable run = bound::go;
        run.run();
        Consumer<Step> consumer = Step::go;
        consumer.accept(new Unbound());
    }
}
