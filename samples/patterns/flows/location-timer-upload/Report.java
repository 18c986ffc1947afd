package p;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.TimerTask;

final class Report extends TimerTask {
    private final Main owner;

    Report(Main owner) {
        this.owner = owner;
    }

    @Override
    public void run() {
        try {
            URL url = new URL("http://track.example.com/p?at=" + owner.place);
            ((HttpURLConnection) url.openConnection()).getResponseCode();
        } catch (IOException error) {
            return;
        }
    }
}
