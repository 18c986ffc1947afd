package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public class Main extends Activity {
    private Single kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        kept = new Single();
        List<Ranked> all = new ArrayList<>();
        all.add(new Ranked());
        all.add(new Ranked());
        Collections.sort(all);
    }
}
