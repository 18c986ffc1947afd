package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Ask extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Intent answer = new Intent();
        answer.putExtra("device", phone.getImei());
        setResult(RESULT_OK, answer);
        finish();
    }
}
