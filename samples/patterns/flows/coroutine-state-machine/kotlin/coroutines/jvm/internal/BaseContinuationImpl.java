package kotlin.coroutines.jvm.internal;

import kotlin.coroutines.Continuation;

public abstract class BaseContinuationImpl implements Continuation<Object> {
    public static final Object SUSPENDED = new Object();
    private final Continuation<Object> completion;

    public BaseContinuationImpl(Continuation<Object> completion) {
        this.completion = completion;
    }

    @Override
    public final void resumeWith(Object result) {
        Object outcome = invokeSuspend(result);
        if (outcome != SUSPENDED && completion != null) {
            completion.resumeWith(outcome);
        }
    }

    protected abstract Object invokeSuspend(Object result);

    public Continuation<Object> create(Object value, Continuation<Object> completion) {
        throw new UnsupportedOperationException();
    }
}
