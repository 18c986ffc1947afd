package p;

import android.app.Activity;
import android.content.ComponentName;
import android.content.ServiceConnection;
import android.os.Bundle;
import android.os.IBinder;

public class Main extends Activity {
    private ServiceConnection link;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        link = new Link();
        hit();
    }

    static void hit() {}

    static class Link implements ServiceConnection {
        @Override
        public void onServiceConnected(ComponentName name, IBinder binder) {}

        @Override
        public void onServiceDisconnected(ComponentName name) {}
    }
}
