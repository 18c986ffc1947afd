package p;

import android.app.Activity;
import android.content.IntentFilter;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        registerReceiver(new Network(), new IntentFilter("android.net.conn.CONNECTIVITY_CHANGE"));
    }
}
