package okhttp3;

import java.util.List;

public final class Chain {
    private final List<Interceptor> interceptors;
    private final int index;

    Chain(List<Interceptor> all, int at) {
        interceptors = all;
        index = at;
    }

    public String proceed() {
        if (index >= interceptors.size()) {
            return "";
        }
        return interceptors.get(index).intercept(new Chain(interceptors, index + 1));
    }
}
