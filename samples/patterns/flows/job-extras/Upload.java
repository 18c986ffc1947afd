package p;

import android.app.job.JobParameters;
import android.app.job.JobService;
import android.util.Log;

public class Upload extends JobService {
    @Override
    public boolean onStartJob(JobParameters parameters) {
        Log.i("demo", parameters.getExtras().getString("device"));
        return false;
    }

    @Override
    public boolean onStopJob(JobParameters parameters) {
        return false;
    }
}
