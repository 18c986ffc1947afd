package okhttp3;

public interface Interceptor {
    String intercept(Chain chain);
}
