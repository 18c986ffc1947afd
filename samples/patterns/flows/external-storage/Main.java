package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.Environment;
import android.telephony.TelephonyManager;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        save(phone.getImei());
    }

    private void save(String text) {
        try {
            FileWriter writer = new FileWriter(new File(Environment.getExternalStorageDirectory(), "device.txt"));
            writer.write(text);
            writer.close();
        } catch (IOException error) {
            finish();
        }
    }
}
