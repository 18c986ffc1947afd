package okhttp3;

public final class HttpUrl {
    public static HttpUrl parse(String text) {
        return null;
    }

    public Builder newBuilder() {
        return null;
    }

    public static final class Builder {
        public Builder addQueryParameter(String name, String value) {
            return this;
        }

        public HttpUrl build() {
            return null;
        }
    }
}
