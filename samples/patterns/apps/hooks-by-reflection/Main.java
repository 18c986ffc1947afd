package p;

import android.app.Activity;
import android.os.Bundle;
import android.os.Handler;
import java.lang.reflect.Field;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            Class<?> type = Class.forName("android.app.ActivityThread");
            Object thread = type.getDeclaredMethod("currentActivityThread").invoke(null);
            Field instrumentation = type.getDeclaredField("mInstrumentation");
            instrumentation.setAccessible(true);
            instrumentation.set(thread, new Hook());
            Field handler = type.getDeclaredField("mH");
            handler.setAccessible(true);
            Field callback = Handler.class.getDeclaredField("mCallback");
            callback.setAccessible(true);
            callback.set(handler.get(thread), new Hook());
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }
}
