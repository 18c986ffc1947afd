package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        List<Callable<String>> tasks = new ArrayList<>();
        tasks.add(new First());
        tasks.add(new Second());
        try {
            Executors.newCachedThreadPool().invokeAll(tasks);
        } catch (InterruptedException error) {
            finish();
        }
    }
}
