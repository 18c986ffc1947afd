package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Load load;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        load = new Load();
        if (load.isCancelled()) {
            finish();
        }
    }
}
