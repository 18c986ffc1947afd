package kotlin.coroutines.jvm.internal;

import kotlin.coroutines.Continuation;

public abstract class SuspendLambda extends BaseContinuationImpl {
    public SuspendLambda(Continuation<Object> completion) {
        super(completion);
    }
}
