package p;

import android.app.Activity;
import android.os.Bundle;
import java.lang.reflect.Method;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String key = "ro." + "serialno".trim();
        try {
            Method get = Class.forName("android.os.SystemProperties").getMethod("get", String.class);
            setTitle((String) get.invoke(null, key));
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
