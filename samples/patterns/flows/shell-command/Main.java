package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.io.IOException;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        try {
            run(phone.getImei());
        } catch (IOException error) {
            finish();
        }
    }

    private static void run(String text) throws IOException {
        Runtime.getRuntime().exec(new String[] {"sh", "-c", "echo " + text});
    }
}
