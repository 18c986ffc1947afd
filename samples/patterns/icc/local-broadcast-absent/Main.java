package p;

import android.app.Activity;
import android.content.IntentFilter;
import android.os.Bundle;
import androidx.localbroadcastmanager.content.LocalBroadcastManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new Spare();
        LocalBroadcastManager.getInstance(this).registerReceiver(new Ear(), new IntentFilter("p.action.LOCAL"));
    }
}
