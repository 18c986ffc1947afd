package p;

import android.content.Context;
import android.util.Log;
import androidx.work.Worker;
import androidx.work.WorkerParameters;

public class Upload extends Worker {
    public Upload(Context context, WorkerParameters parameters) {
        super(context, parameters);
    }

    @Override
    public Result doWork() {
        Log.i("demo", getInputData().getString("device"));
        return Result.success();
    }
}
