package p;

import android.app.Activity;
import android.app.job.JobInfo;
import android.app.job.JobScheduler;
import android.content.ComponentName;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        ((JobScheduler) getSystemService(JOB_SCHEDULER_SERVICE)).schedule(
                new JobInfo.Builder(1, new ComponentName(this, J.class)).setMinimumLatency(60000).build());
    }
}
