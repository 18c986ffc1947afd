package p;

import android.app.Activity;
import android.os.Bundle;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            MethodHandle work =
                MethodHandles.lookup().findStatic(Target.class, "work", MethodType.methodType(void.class));
            work.invokeExact();
        } catch (Throwable wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
