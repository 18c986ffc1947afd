package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private static final String[] MODULES = {"p.First", "p.Second"};

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        for (String name : MODULES) {
            try {
                ((Module) Class.forName(name).newInstance()).start();
            } catch (ReflectiveOperationException absent) {
                setTitle(name);
            }
        }
    }
}
