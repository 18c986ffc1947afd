package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.concurrent.FutureTask;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        FutureTask<String> task = new FutureTask<>(new Make());
        new Thread(task).start();
    }
}
