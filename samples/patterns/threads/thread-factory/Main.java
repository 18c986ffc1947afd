package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.concurrent.Executors;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Executors.newSingleThreadExecutor(new Names()).execute(new Runnable() {
            @Override
            public void run() {}
        });
    }
}
