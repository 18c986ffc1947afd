package p;

import android.app.Activity;
import android.content.BroadcastReceiver;
import android.os.Bundle;

public class Main extends Activity {
    private BroadcastReceiver receiver;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        receiver = new Quiet();
    }

    @Override
    protected void onStop() {
        super.onStop();
        unregisterReceiver(receiver);
    }

    static void dead() {}
}
