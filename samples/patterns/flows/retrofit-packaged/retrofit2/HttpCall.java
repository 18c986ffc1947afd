package retrofit2;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

final class HttpCall<T> implements Call<T> {
    private final String url;
    private final String body;

    HttpCall(String url, String body) {
        this.url = url;
        this.body = body;
    }

    @Override
    public int execute() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes());
        return connection.getResponseCode();
    }
}
