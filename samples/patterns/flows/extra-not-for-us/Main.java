package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Intent dropped = new Intent(this, Second.class);
        dropped.putExtra("device", phone.getImei());
        if (dropped.hasExtra("device")) {
            startActivity(new Intent(this, Second.class).putExtra("device", "none"));
        }
    }
}
