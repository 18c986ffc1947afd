package p;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

final class Task implements Runnable {
    private final String address;
    private final String text;

    Task(String address, String text) {
        this.address = address;
        this.text = text;
    }

    @Override
    public void run() {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
            connection.setDoOutput(true);
            OutputStream out = connection.getOutputStream();
            out.write(text.getBytes());
            out.close();
        } catch (IOException error) {
            throw new IllegalStateException("no network");
        }
    }
}
