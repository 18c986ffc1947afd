package p;

final class Request {
    interface Callback {
        void go();
    }

    private final String name;
    private final Callback callback;

    private Request(Builder builder) {
        name = builder.name;
        callback = builder.callback;
    }

    void send() {
        if (callback != null) {
            callback.go();
        }
    }

    static final class Builder {
        private String name;
        private Callback callback;
        private int times;

        Builder name(String value) {
            name = value;
            return this;
        }

        Builder callback(Callback value) {
            callback = value;
            return this;
        }

        Builder times(int value) {
            times = value;
            return this;
        }

        Request build() {
            return new Request(this);
        }
    }
}
