package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;

public class Main extends Activity {
    private Db db;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        db = new Db(this);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        db.save(phone.getImei());
    }

    @Override
    protected void onResume() {
        super.onResume();
        Log.i("demo", db.page());
    }

    @Override
    protected void onStop() {
        super.onStop();
        Log.i("demo", db.device());
    }
}
