package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.util.function.Function;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        String device = phone.getImei();
        Function<String, String> wrap = text -> text + ":" + device;
        runOnUiThread(() -> tell(wrap.apply("id")));
    }

    private void tell(String text) {
        Log.i("demo", text);
    }
}
