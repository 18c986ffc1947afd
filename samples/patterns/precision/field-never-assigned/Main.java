package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Runnable kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        kept = new Task();
        new Loader().load();
    }
}
