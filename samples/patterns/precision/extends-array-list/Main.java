package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.List;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        List<Item> all = new Log();
        all.add(new Item());
        for (Item item : all) {
            item.go();
        }
    }
}
