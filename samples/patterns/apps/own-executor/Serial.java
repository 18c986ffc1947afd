package p;

import android.os.AsyncTask;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;

class Serial implements Executor {
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private Runnable active;

    @Override
    public synchronized void execute(final Runnable task) {
        tasks.offer(new Runnable() {
            @Override
            public void run() {
                task.run();
                next();
            }
        });
        if (active == null) {
            next();
        }
    }

    synchronized void next() {
        active = tasks.poll();
        if (active != null) {
            AsyncTask.THREAD_POOL_EXECUTOR.execute(active);
        }
    }
}
