package p;

import android.app.Activity;
import android.content.BroadcastReceiver;
import android.os.Bundle;

public class Main extends Activity {
    private BroadcastReceiver watch;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        watch = new Watch();
    }
}
