package p;

import android.app.Activity;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.Bundle;
import android.widget.TextView;
import net.example.starad.Downloads;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(new TextView(this));
        registerReceiver(new Unlocked(), new IntentFilter(Intent.ACTION_USER_PRESENT));
        startService(new Intent(this, Downloads.class));
    }
}
