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
        Node list = null;
        for (int slot = 0; slot < phone.getPhoneCount(); slot++) {
            list = new Node(phone.getImei(slot), list);
        }
        tell(new Node("a", new Node("b", list)));
    }

    private static void tell(Node list) {
        for (Node node = list; node != null; node = node.next) {
            Log.i("demo", node.text);
        }
    }
}
