package p;

import android.os.Handler;
import android.os.Looper;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.jvm.internal.BaseContinuationImpl;

final class Delay implements Runnable {
    private final Continuation<Object> resumed;

    private Delay(Continuation<Object> resumed) {
        this.resumed = resumed;
    }

    static Object delay(long millis, Continuation<Object> continuation) {
        new Handler(Looper.getMainLooper()).postDelayed(new Delay(continuation), millis);
        return BaseContinuationImpl.SUSPENDED;
    }

    @Override
    public void run() {
        resumed.resumeWith(null);
    }
}
