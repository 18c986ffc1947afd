package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.concurrent.FutureTask;

public class Main extends Activity {
    private FutureTask<String> task;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        task = new FutureTask<>(new Make());
    }
}
