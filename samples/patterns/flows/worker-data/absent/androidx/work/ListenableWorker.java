package androidx.work;

import android.content.Context;

public abstract class ListenableWorker {
    public ListenableWorker(Context context, WorkerParameters parameters) {}

    public final Data getInputData() {
        return null;
    }

    public abstract static class Result {
        public static Result success() {
            return null;
        }
    }
}
