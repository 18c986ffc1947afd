package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        make("p.First");
        make("p.Second");
        setTitle("p.Third");
    }

    private static Object make(String name) {
        try {
            return Class.forName(name).newInstance();
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
