package androidx.work;

import android.app.job.JobParameters;
import android.app.job.JobService;

public class SystemJobService extends JobService {
    @Override
    public boolean onStartJob(JobParameters parameters) {
        for (PeriodicWorkRequest request : WorkManager.getInstance().requests) {
            try {
                ((Worker) Class.forName(request.workerClassName).newInstance()).doWork();
            } catch (ReflectiveOperationException error) {
                return false;
            }
        }
        return false;
    }

    @Override
    public boolean onStopJob(JobParameters parameters) {
        return false;
    }
}
