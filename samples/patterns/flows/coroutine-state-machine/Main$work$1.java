package p;

import android.telephony.TelephonyManager;
import android.util.Log;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.jvm.internal.SuspendLambda;
import kotlin.jvm.functions.Function2;

final class Main$work$1 extends SuspendLambda implements Function2<Object, Continuation<Object>, Object> {
    int label;
    Object L$0;
    final TelephonyManager phone;

    Main$work$1(TelephonyManager phone, Continuation<Object> completion) {
        super(completion);
        this.phone = phone;
    }

    @Override
    public Continuation<Object> create(Object value, Continuation<Object> completion) {
        return new Main$work$1(phone, completion);
    }

    @Override
    public Object invoke(Object scope, Continuation<Object> completion) {
        return ((Main$work$1) create(scope, completion)).invokeSuspend(null);
    }

    @Override
    protected Object invokeSuspend(Object result) {
        String device;
        switch (label) {
            case 0:
                device = phone.getImei();
                L$0 = device;
                label = 1;
                if (Delay.delay(1000L, this) == SUSPENDED) {
                    return SUSPENDED;
                }
                break;
            case 1:
                device = (String) L$0;
                break;
            default:
                throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine");
        }
        Log.i("demo", device);
        return null;
    }
}
