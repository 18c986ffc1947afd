package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Object target = new Sub();
        try {
            target.getClass().getMethod("plain").invoke(target);
            Base.class.getMethod("open").invoke(target);
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
