package p;

import android.app.Activity;
import android.content.ComponentName;
import android.content.Intent;
import android.content.ServiceConnection;
import android.os.Bundle;
import android.os.IBinder;
import android.os.Message;
import android.os.Messenger;
import android.os.RemoteException;
import android.telephony.TelephonyManager;

public class Main extends Activity implements ServiceConnection {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        bindService(new Intent(this, Sync.class), this, BIND_AUTO_CREATE);
    }

    @Override
    public void onServiceConnected(ComponentName name, IBinder binder) {
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Message message = Message.obtain(null, 1);
        Bundle data = new Bundle();
        data.putString("device", phone.getImei());
        message.setData(data);
        try {
            new Messenger(binder).send(message);
        } catch (RemoteException error) {
            finish();
        }
    }

    @Override
    public void onServiceDisconnected(ComponentName name) {}
}
