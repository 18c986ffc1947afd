package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        List<Item> all = new ArrayList<>();
        all.add(new Item());
        if (all.contains(new Item())) {
            finish();
        }
    }
}
