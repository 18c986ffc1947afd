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
        Intent intent = new Intent(Intent.ACTION_SEND);
        intent.setType("text/plain");
        intent.putExtra("device", phone.getImei());
        setTitle(intent.getStringExtra("device"));
        intent.removeExtra("device");
        intent.putExtra(Intent.EXTRA_TEXT, "hello");
        startActivity(intent);
    }
}
