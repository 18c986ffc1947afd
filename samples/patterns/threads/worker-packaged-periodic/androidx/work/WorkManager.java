package androidx.work;

import java.util.ArrayList;
import java.util.List;

public final class WorkManager {
    private static final WorkManager INSTANCE = new WorkManager();
    final List<PeriodicWorkRequest> requests = new ArrayList<>();

    public static WorkManager getInstance() {
        return INSTANCE;
    }

    public void enqueue(PeriodicWorkRequest request) {
        requests.add(request);
    }
}
