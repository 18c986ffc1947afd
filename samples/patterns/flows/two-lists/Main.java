package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.util.ArrayList;
import java.util.List;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        List<String> full = listOf(phone.getImei());
        List<String> plain = listOf("opened");
        dirty(full);
        clean(plain);
    }

    private static List<String> listOf(String text) {
        List<String> list = new ArrayList<>();
        list.add(text);
        return list;
    }

    private static void dirty(List<String> list) {
        Log.i("demo", list.get(0));
    }

    private static void clean(List<String> list) {
        Log.i("demo", list.get(0));
    }
}
