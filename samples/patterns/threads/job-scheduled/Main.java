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
        JobScheduler scheduler = getSystemService(JobScheduler.class);
        JobInfo job = new JobInfo.Builder(1, new ComponentName(this, Job.class))
            .setRequiredNetworkType(JobInfo.NETWORK_TYPE_ANY)
            .build();
        scheduler.schedule(job);
    }
}
