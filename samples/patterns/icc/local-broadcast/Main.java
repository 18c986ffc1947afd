package p;

import android.app.Activity;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.Bundle;
import androidx.localbroadcastmanager.content.LocalBroadcastManager;

public class Main extends Activity {
    private Object spare;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        spare = new Spare();
        LocalBroadcastManager manager = LocalBroadcastManager.getInstance(this);
        manager.registerReceiver(new Ear(), new IntentFilter("p.action.LOCAL"));
        manager.sendBroadcast(new Intent("p.action.LOCAL"));
    }
}
