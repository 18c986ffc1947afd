package p;

import kotlin.coroutines.jvm.internal.SuspendLambda;

final class Main$second$1 extends SuspendLambda {
    @Override
    protected Object invokeSuspend(Object result) {
        Main.dead();
        return null;
    }
}
