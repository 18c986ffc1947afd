package p;

import android.app.Activity;
import android.app.job.JobInfo;
import android.content.ComponentName;
import android.os.Bundle;

public class Main extends Activity {
    private JobInfo job;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        job = new JobInfo.Builder(1, new ComponentName(this, Job.class)).build();
        hit();
    }

    static void hit() {}
}
