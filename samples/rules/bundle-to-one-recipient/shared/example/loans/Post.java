package example.loans;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** Posts a text on a thread of its own. */
final class Post implements Runnable {
    private final String address;
    private final String text;

    Post(String address, String text) {
        this.address = address;
        this.text = text;
    }

    static void send(String address, String text) {
        new Thread(new Post(address, text)).start();
    }

    @Override
    public void run() {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(text.getBytes("UTF-8"));
            connection.getResponseCode();
        } catch (IOException error) {
            return;
        }
    }
}
