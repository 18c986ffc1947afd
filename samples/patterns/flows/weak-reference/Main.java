package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;

public class Main extends Activity {
    private final AtomicReference<WeakReference<String>> kept = new AtomicReference<>();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        kept.set(new WeakReference<>(phone.getImei()));
    }

    @Override
    protected void onStop() {
        super.onStop();
        String device = kept.get().get();
        Log.i("demo", String.valueOf(device));
    }
}
