package p;

import android.os.Handler;
import android.os.Looper;
import java.util.concurrent.Executor;

class Ui implements Executor {
    private final Handler handler = new Handler(Looper.getMainLooper());

    @Override
    public void execute(Runnable task) {
        handler.post(task);
    }
}
