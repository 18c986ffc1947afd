package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.util.Locale;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        tell(wrap(phone.getImei()));
    }

    private static String wrap(String text) {
        String one = "<" + text + ">";
        String two = String.format(Locale.ROOT, "%d %s", 7, one);
        String three = String.join(",", "a", two);
        String four = three.concat("!").trim().toLowerCase(Locale.ROOT).replace("<", "(");
        StringBuilder built = new StringBuilder("[");
        built.append(four);
        built.append(']');
        return built.insert(0, "=").toString();
    }

    private static void tell(String text) {
        Log.i("demo", text);
    }
}
