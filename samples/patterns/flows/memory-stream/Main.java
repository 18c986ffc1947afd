package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        try {
            memory.write(phone.getImei().getBytes());
        } catch (IOException error) {
            finish();
        }
        Log.i("demo", "bytes " + memory.size());
    }
}
