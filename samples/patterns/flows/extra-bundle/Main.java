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
        Bundle inner = new Bundle();
        inner.putString("device", phone.getImei());
        Bundle outer = new Bundle();
        outer.putBundle("more", inner);
        Intent intent = new Intent();
        intent.setClass(this, Second.class);
        intent.putExtras(outer);
        startActivity(intent);
    }
}
