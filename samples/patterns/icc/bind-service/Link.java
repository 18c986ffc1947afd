package p;

import android.content.ComponentName;
import android.content.ServiceConnection;
import android.os.IBinder;

class Link implements ServiceConnection {
    @Override
    public void onServiceConnected(ComponentName name, IBinder binder) {
        ((Work.Local) binder).service().job();
    }

    @Override
    public void onServiceDisconnected(ComponentName name) {}
}
