package p;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Uri page = Uri.parse("https://www.example.com/help?d=" + phone.getImei());
        startActivity(new Intent(Intent.ACTION_VIEW, page));
    }
}
