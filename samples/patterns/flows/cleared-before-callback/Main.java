package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity implements Out {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Report report = new Report();
        report.version = 3;
        report.device = phone.getImei();
        setTitle(report.device);
        hand(this, report.withoutDevice());
    }

    private static void hand(Out out, Report report) {
        out.put(report);
    }

    @Override
    public void put(Report report) {
        Log.i("demo", report.device + report.version);
    }
}
