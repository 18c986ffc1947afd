package p;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

public class Upload extends Service {
    static final String KEY = "device";

    @Override
    public int onStartCommand(Intent intent, int flags, int start) {
        final String device = intent.getStringExtra(KEY);
        new Thread(new Runnable() {
            @Override
            public void run() {
                send(device);
            }
        }).start();
        return START_NOT_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    static void send(String text) {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL("https://api.example.com/").openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(text.getBytes());
            connection.getResponseCode();
        } catch (IOException error) {
            return;
        }
    }
}
