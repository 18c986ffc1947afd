package p;

import okhttp3.Chain;
import okhttp3.Interceptor;

class DeviceHeaders implements Interceptor {
    @Override
    public String intercept(Chain chain) {
        hit();
        return chain.proceed();
    }

    static void hit() {}
}
