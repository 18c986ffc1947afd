package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

public class Main extends Activity {
    interface Map {
        Step map(Step from);
    }

    private Step kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        kept = new Never();
        Map same = step -> step;
        same.map(new Passed()).go();
        Supplier<Step> supplier = Made::new;
        supplier.get().go();
        List<Step> list = new ArrayList<>();
        list.add(new InList());
        list.forEach(Step::go);
    }
}
