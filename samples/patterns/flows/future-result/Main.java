package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Future<String> future = Executors.newSingleThreadExecutor().submit(new Load(phone));
        try {
            Log.i("demo", future.get());
        } catch (Exception error) {
            finish();
        }
    }
}
