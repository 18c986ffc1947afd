package okhttp3;

import java.net.URI;

public final class HttpUrl {
    private final URI uri;

    private HttpUrl(URI uri) {
        this.uri = uri;
    }

    public static HttpUrl parse(String text) {
        return new HttpUrl(URI.create(text));
    }

    public String host() {
        return uri.getHost();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
