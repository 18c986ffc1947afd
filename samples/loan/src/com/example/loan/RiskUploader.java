package com.example.loan;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/** Posts one body to the risk server, on a thread of its own. */
final class RiskUploader implements Runnable {
    private static final String SERVER = "https://risk.loan.example/v1/";

    private final String path;
    private final String body;

    private RiskUploader(String path, String body) {
        this.path = path;
        this.body = body;
    }

    static void post(String path, String body) {
        new Thread(new RiskUploader(path, body)).start();
    }

    @Override
    public void run() {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(SERVER + path).openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            OutputStream out = connection.getOutputStream();
            out.write(body.getBytes("UTF-8"));
            out.close();
            connection.getResponseCode();
            connection.disconnect();
        } catch (IOException unreachable) {
            // The next start tries again.
        }
    }
}
