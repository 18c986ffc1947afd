package p;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.concurrent.Callable;

final class Fetch implements Callable<Integer> {
    private final String agent;

    Fetch(String agent) {
        this.agent = agent;
    }

    @Override
    public Integer call() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL("https://cdn.example.com/list").openConnection();
        connection.setRequestProperty("User-Agent", agent);
        return connection.getResponseCode();
    }
}
