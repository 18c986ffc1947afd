package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import io.reactivex.Observable;
import io.reactivex.schedulers.Schedulers;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Observable.just(phone.getImei()).map(new Wrap()).observeOn(Schedulers.io()).subscribe(new Tell());
    }
}
