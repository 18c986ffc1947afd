package example.surf;

import android.app.Activity;
import android.os.Bundle;
import androidx.core.location.Track;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        Post.send("https://api.surf.example/", "opened");
        setTitle(Track.read(this));
    }
}
