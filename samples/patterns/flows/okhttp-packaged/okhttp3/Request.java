package okhttp3;

public final class Request {
    private final HttpUrl url;
    private final RequestBody body;

    Request(Builder builder) {
        url = builder.url;
        body = builder.body;
    }

    public HttpUrl url() {
        return url;
    }

    public RequestBody body() {
        return body;
    }

    public static class Builder {
        HttpUrl url;
        RequestBody body;

        public Builder url(String text) {
            url = HttpUrl.parse(text);
            return this;
        }

        public Builder post(RequestBody posted) {
            body = posted;
            return this;
        }

        public Request build() {
            return new Request(this);
        }
    }
}
