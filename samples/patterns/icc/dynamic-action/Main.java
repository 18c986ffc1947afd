package p;

import android.app.Activity;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        registerReceiver(new One(), new IntentFilter("p.action.ONE"));
        registerReceiver(new Two(), new IntentFilter("p.action.TWO"));
    }

    @Override
    protected void onResume() {
        super.onResume();
        sendBroadcast(new Intent("p.action.ONE"));
    }
}
