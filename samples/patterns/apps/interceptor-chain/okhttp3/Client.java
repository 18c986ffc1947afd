package okhttp3;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public final class Client {
    final List<Interceptor> interceptors;
    private final ExecutorService executor = Executors.newCachedThreadPool();

    Client(Builder builder) {
        interceptors = Collections.unmodifiableList(new ArrayList<>(builder.interceptors));
    }

    public void enqueue(Callback callback) {
        executor.execute(new AsyncCall(this, callback));
    }

    public static final class Builder {
        final List<Interceptor> interceptors = new ArrayList<>();

        public Builder addInterceptor(Interceptor interceptor) {
            interceptors.add(interceptor);
            return this;
        }

        public Client build() {
            return new Client(this);
        }
    }
}
