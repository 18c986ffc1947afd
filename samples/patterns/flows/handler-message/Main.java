package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.Handler;
import android.os.Message;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    private final Handler first = new First();
    private final Handler second = new Second();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Message message = first.obtainMessage(1);
        message.obj = phone.getImei();
        first.sendMessage(message);
        second.obtainMessage(1, "opened").sendToTarget();
    }
}
