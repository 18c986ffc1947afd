package p;

import android.app.Activity;
import android.os.Bundle;
import java.lang.reflect.Field;

public class Main extends Activity {
    private Step got;
    private Step put;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Kind.valueOf(getIntent().getStringExtra("kind")).go();
        try {
            got = new Got();
            Field field = Main.class.getDeclaredField("got");
            ((Step) field.get(this)).go();
            Main.class.getDeclaredField("put").set(this, new Put());
            put.go();
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field only = unsafe.getDeclaredField("theUnsafe");
            Object made = unsafe.getMethod("allocateInstance", Class.class).invoke(only.get(null), Raw.class);
            ((Raw) made).go();
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }
}
