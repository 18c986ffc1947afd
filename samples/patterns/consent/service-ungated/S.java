package p;

import android.app.Service;
import android.content.Context;
import android.content.Intent;
import android.os.IBinder;
import android.telephony.TelephonyManager;

public class S extends Service {
    @Override
    public void onCreate() {
        super.onCreate();
        hit(this);
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
