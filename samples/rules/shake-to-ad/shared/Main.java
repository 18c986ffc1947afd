package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import net.example.starad.StarAd;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        View banner = new View(this);
        setContentView(banner);
        new StarAd(this, banner).show();
    }
}
