package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            String name = Target.class.getName();
            Class<?> loaded = getClassLoader().loadClass("p.Loaded");
            hit(name, loaded.getSimpleName());
        } catch (ClassNotFoundException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    static void hit(String one, String two) {}
}
