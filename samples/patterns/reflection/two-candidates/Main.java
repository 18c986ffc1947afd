package p;

import android.app.Activity;
import android.os.Build;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String name = Build.VERSION.SDK_INT >= 29 ? "p.New" : "p.Old";
        try {
            Class.forName(name).newInstance();
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
