package p;

import android.content.Context;
import androidx.work.Worker;
import androidx.work.WorkerParameters;

public class Upload extends Worker {
    public Upload(Context context, WorkerParameters parameters) {
        super(context, parameters);
    }

    @Override
    public Result doWork() {
        hit();
        return Result.success();
    }

    static void hit() {}
}
