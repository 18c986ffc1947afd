package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    private final Bus bus = new Bus();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        bus.subscribe(Found.class, new Bus.Subscriber<Found>() {
            @Override
            public void on(Found event) {
                Log.i("demo", event.device);
            }
        });
        bus.subscribe(Opened.class, new Bus.Subscriber<Opened>() {
            @Override
            public void on(Opened event) {
                Log.i("demo", event.screen);
            }
        });
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        bus.post(new Opened("main"));
        bus.post(new Found(phone.getImei()));
    }
}
