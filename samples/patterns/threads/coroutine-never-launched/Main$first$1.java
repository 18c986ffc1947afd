package p;

import kotlin.coroutines.jvm.internal.SuspendLambda;

final class Main$first$1 extends SuspendLambda {
    @Override
    protected Object invokeSuspend(Object result) {
        return null;
    }
}
