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
        Intent report = new Intent("p.REPORT").setPackage(getPackageName());
        report.putExtra("device", phone.getImei());
        sendBroadcast(report);
        sendBroadcast(new Intent("p.OTHER").setPackage(getPackageName()).putExtra("device", "none"));
    }
}
