package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        try {
            FileOutputStream out = new FileOutputStream(new File(getFilesDir(), "device.bin"));
            out.write(phone.getImei().getBytes());
            out.close();
        } catch (IOException error) {
            finish();
        }
    }

    @Override
    protected void onStop() {
        super.onStop();
        byte[] buffer = new byte[64];
        try {
            FileInputStream in = new FileInputStream(new File(getFilesDir(), "device.bin"));
            int count = in.read(buffer);
            in.close();
            Log.i("demo", new String(buffer, 0, count));
        } catch (IOException error) {
            finish();
        }
    }
}
