package p;

import android.content.Context;
import android.telephony.TelephonyManager;
import java.util.ArrayList;
import java.util.List;

public class Init implements androidx.startup.Initializer<Object> {
    @Override
    public Object create(Context context) {
        hit(context);
        return this;
    }

    @Override
    public List<Class<? extends androidx.startup.Initializer<?>>> dependencies() {
        List<Class<? extends androidx.startup.Initializer<?>>> needed = new ArrayList<>();
        needed.add(Needed.class);
        return needed;
    }

    static void hit(Context context) {
        ((TelephonyManager) context.getSystemService("phone")).getDeviceId();
    }
}
