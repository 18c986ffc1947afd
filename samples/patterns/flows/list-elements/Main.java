package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        List<String> first = new ArrayList<>();
        first.add(phone.getImei());
        List<String> second = new ArrayList<>(first);
        second.addAll(Arrays.asList("a", "b"));
        Iterator<String> walk = Collections.unmodifiableList(second).iterator();
        while (walk.hasNext()) {
            Log.i("demo", walk.next());
        }
    }
}
