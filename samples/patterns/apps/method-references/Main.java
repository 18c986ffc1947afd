package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
        List<Step> list = new ArrayList<>();
        list.add(new InList());
        list.forEach(Step::go);
        Supplier<Step> supplier = Made::new;
        supplier.get().go();
    }
}
