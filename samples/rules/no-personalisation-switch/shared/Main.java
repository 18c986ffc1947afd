package p;

import android.app.Activity;
import android.os.Bundle;
import net.example.starad.StarAd;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.settings);
        StarAd.show(this);
    }
}
