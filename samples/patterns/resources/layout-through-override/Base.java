package p;

import android.app.Activity;
import android.os.Bundle;

public abstract class Base extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(layout());
    }

    protected abstract int layout();
}
