package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import io.reactivex.Observable;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        try {
            Observable.just(phone.getImei()).map(id -> "done").subscribe(text -> Log.i("demo", text));
        } catch (Exception error) {
            finish();
        }
    }
}
