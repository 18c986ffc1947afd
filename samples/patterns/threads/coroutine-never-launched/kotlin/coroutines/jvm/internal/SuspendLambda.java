package kotlin.coroutines.jvm.internal;

public abstract class SuspendLambda {
    public final void resumeWith(Object result) {
        invokeSuspend(result);
    }

    protected abstract Object invokeSuspend(Object result);
}
