package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.util.Locale;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String id = ((TelephonyManager) getSystemService(TELEPHONY_SERVICE)).getImei();
        Task task;
        if ("CN".equals(Locale.getDefault().getCountry())) {
            task = new Task("https://cn.example.com/", id);
        } else {
            task = new Task("https://eu.example.com/", id);
        }
        new Thread(task).start();
    }
}
