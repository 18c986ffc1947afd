package p;

import android.app.job.JobParameters;
import android.app.job.JobService;

public class Job extends JobService {
    @Override
    public boolean onStartJob(JobParameters parameters) {
        hit();
        return false;
    }

    @Override
    public boolean onStopJob(JobParameters parameters) {
        return false;
    }

    static void hit() {}
}
