package p;

import android.app.Activity;
import android.os.Bundle;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        ExecutorService service = Executors.newFixedThreadPool(2);
        Future<Named> future = service.submit(new Make());
        try {
            future.get().hit();
        } catch (ExecutionException | InterruptedException error) {
            finish();
        }
    }
}
