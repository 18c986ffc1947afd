package androidx.work;

import android.app.job.JobInfo;
import android.app.job.JobScheduler;
import android.content.ComponentName;
import android.content.Context;
import java.util.ArrayList;
import java.util.List;

public final class WorkManager {
    private static final WorkManager INSTANCE = new WorkManager();
    final List<PeriodicWorkRequest> requests = new ArrayList<>();

    public static WorkManager getInstance() {
        return INSTANCE;
    }

    public void enqueue(Context context, PeriodicWorkRequest request) {
        requests.add(request);
        ComponentName service = new ComponentName(context, SystemJobService.class);
        JobScheduler scheduler = (JobScheduler) context.getSystemService(Context.JOB_SCHEDULER_SERVICE);
        scheduler.schedule(new JobInfo.Builder(1, service).setPeriodic(900_000).build());
    }
}
