package p;

import android.app.Activity;
import android.os.Bundle;
import java.lang.reflect.Method;

public class Main extends Activity {
    private Object other;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        other = new Other();
        try {
            Class<?> type = Class.forName("p.Target");
            Method method = type.getMethod("work", String.class);
            method.invoke(type.newInstance(), "x");
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
