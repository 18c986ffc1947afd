package p;

import android.app.Application;
import android.content.Context;
import android.telephony.TelephonyManager;
import java.util.Timer;
import java.util.TimerTask;

public class App extends Application {
    @Override
    public void onCreate() {
        super.onCreate();
        new Timer().schedule(new TimerTask() {
            @Override
            public void run() {
                hit(App.this);
            }
        }, 0L, 60000L);
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
