package okhttp3;

public class HttpUrl {
    public static HttpUrl parse(String text) { return null; }
    public Builder newBuilder() { return null; }
    public static class Builder {
        public Builder scheme(String text) { return this; }
        public Builder host(String text) { return this; }
        public Builder port(int port) { return this; }
        public Builder addPathSegment(String text) { return this; }
        public Builder addQueryParameter(String name, String value) { return this; }
        public HttpUrl build() { return null; }
    }
}
