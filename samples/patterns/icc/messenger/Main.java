package p;

import android.app.Activity;
import android.content.ComponentName;
import android.content.Context;
import android.content.Intent;
import android.content.ServiceConnection;
import android.os.Bundle;
import android.os.IBinder;
import android.os.Message;
import android.os.Messenger;
import android.os.RemoteException;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        bindService(new Intent(this, Work.class), new Link(), Context.BIND_AUTO_CREATE);
    }

    static class Link implements ServiceConnection {
        @Override
        public void onServiceConnected(ComponentName name, IBinder binder) {
            try {
                new Messenger(binder).send(Message.obtain());
            } catch (RemoteException gone) {
                throw new IllegalStateException(gone);
            }
        }

        @Override
        public void onServiceDisconnected(ComponentName name) {}
    }
}
