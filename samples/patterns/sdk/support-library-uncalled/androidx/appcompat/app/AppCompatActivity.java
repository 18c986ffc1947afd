package androidx.appcompat.app;

import android.app.Activity;
import android.os.Bundle;

public class AppCompatActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new TwilightManager(this).isNight();
    }
}
