package p;

import android.telephony.TelephonyManager;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.jvm.internal.SuspendLambda;
import kotlin.jvm.functions.Function2;
import retrofit2.Retrofit;

final class Main$load$1 extends SuspendLambda implements Function2<Object, Continuation<Object>, Object> {
    int label;
    final TelephonyManager phone;

    Main$load$1(TelephonyManager phone, Continuation<Object> completion) {
        super(completion);
        this.phone = phone;
    }

    @Override
    public Continuation<Object> create(Object value, Continuation<Object> completion) {
        return new Main$load$1(phone, completion);
    }

    @Override
    public Object invoke(Object scope, Continuation<Object> completion) {
        return ((Main$load$1) create(scope, completion)).invokeSuspend(null);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    protected Object invokeSuspend(Object result) {
        switch (label) {
            case 0:
                Api api = new Retrofit.Builder().baseUrl("https://api.example.com/").build().create(Api.class);
                label = 1;
                Object answer = api.hello(phone.getImei(), (Continuation) this);
                if (answer == SUSPENDED) {
                    return answer;
                }
                return answer;
            case 1:
                return result;
            default:
                throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine");
        }
    }
}
