package p;

import android.app.Activity;
import android.os.Bundle;
import androidx.work.PeriodicWorkRequest;
import androidx.work.WorkManager;
import java.util.concurrent.TimeUnit;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        WorkManager.getInstance().enqueue(
            this, new PeriodicWorkRequest.Builder(Upload.class, 15, TimeUnit.MINUTES).build());
    }
}
