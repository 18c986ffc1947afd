package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.util.Arrays;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        byte[] data = phone.getImei().getBytes();
        byte[] frame = new byte[data.length + 2];
        frame[0] = 1;
        System.arraycopy(data, 0, frame, 1, data.length);
        byte[] again = Arrays.copyOf(frame.clone(), frame.length + 1);
        Log.i("demo", new String(again));
    }
}
