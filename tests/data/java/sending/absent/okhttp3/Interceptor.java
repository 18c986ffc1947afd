package okhttp3;

public interface Interceptor {
    Object intercept(Chain chain);
    interface Chain {
        Request request();
    }
}
