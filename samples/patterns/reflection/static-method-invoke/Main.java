package p;

import android.app.Activity;
import android.os.Bundle;
import java.lang.reflect.Method;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            Method method = Target.class.getDeclaredMethod("hidden");
            method.setAccessible(true);
            method.invoke(null);
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
