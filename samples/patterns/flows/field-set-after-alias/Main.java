package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Holder first = new Holder();
        Holder second = new Holder();
        first.next = second;
        Holder alias = first.next;
        alias.text = phone.getImei();
        tell(second);
    }

    private static void tell(Holder holder) {
        Log.i("demo", holder.text);
    }
}
