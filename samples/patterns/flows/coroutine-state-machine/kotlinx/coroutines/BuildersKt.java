package kotlinx.coroutines;

import android.os.Handler;
import android.os.Looper;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.jvm.internal.BaseContinuationImpl;
import kotlin.jvm.functions.Function2;

public final class BuildersKt {
    private BuildersKt() {}

    public static void launch(Function2<Object, Continuation<Object>, Object> block) {
        final Continuation<Object> made = ((BaseContinuationImpl) (Object) block).create(null, null);
        new Handler(Looper.getMainLooper()).post(new Runnable() {
            @Override
            public void run() {
                made.resumeWith(null);
            }
        });
    }
}
