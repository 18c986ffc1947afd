package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import android.util.Log;
import java.lang.reflect.Method;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Log.i("demo", "id " + read());
    }

    private String read() {
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        try {
            Method method = TelephonyManager.class.getMethod("getImei");
            return (String) method.invoke(phone);
        } catch (ReflectiveOperationException error) {
            return "";
        }
    }
}
