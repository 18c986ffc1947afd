package androidx.work;

import java.util.concurrent.TimeUnit;

public final class PeriodicWorkRequest {
    final String workerClassName;

    PeriodicWorkRequest(Class<? extends Worker> worker) {
        workerClassName = worker.getName();
    }

    public static final class Builder {
        private final Class<? extends Worker> worker;

        public Builder(Class<? extends Worker> worker, long interval, TimeUnit unit) {
            this.worker = worker;
        }

        public PeriodicWorkRequest build() {
            return new PeriodicWorkRequest(worker);
        }
    }
}
