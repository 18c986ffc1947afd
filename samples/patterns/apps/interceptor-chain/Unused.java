package p;

import okhttp3.Chain;
import okhttp3.Interceptor;

class Unused implements Interceptor {
    @Override
    public String intercept(Chain chain) {
        dead();
        return chain.proceed();
    }

    static void dead() {}
}
