package p;

import kotlin.coroutines.Continuation;
import kotlin.coroutines.jvm.internal.SuspendLambda;
import kotlin.jvm.functions.Function2;

final class Main$work$1 extends SuspendLambda implements Function2<Object, Continuation<Object>, Object> {
    int label;
    final Main owner;

    Main$work$1(Main owner, Continuation<Object> completion) {
        super(completion);
        this.owner = owner;
    }

    @Override
    public Continuation<Object> create(Object value, Continuation<Object> completion) {
        return new Main$work$1(owner, completion);
    }

    @Override
    public Object invoke(Object scope, Continuation<Object> completion) {
        return ((Main$work$1) create(scope, completion)).invokeSuspend(null);
    }

    @Override
    protected Object invokeSuspend(Object result) {
        switch (label) {
            case 0:
                label = 1;
                Main.hit();
                return null;
            default:
                throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine");
        }
    }
}
