package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        write(phone.getImei());
    }

    @Override
    protected void onResume() {
        super.onResume();
        Log.i("demo", read("theme.txt"));
    }

    @Override
    protected void onStop() {
        super.onStop();
        Log.i("demo", read("device.txt"));
    }

    private void write(String text) {
        try {
            FileOutputStream out = openFileOutput("device.txt", MODE_PRIVATE);
            out.write(text.getBytes());
            out.close();
        } catch (IOException error) {
            finish();
        }
    }

    private String read(String name) {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(openFileInput(name)));
            String line = reader.readLine();
            reader.close();
            return line;
        } catch (IOException error) {
            return "";
        }
    }
}
