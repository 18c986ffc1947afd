package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity implements Monitor.Listener {
    private Never kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Monitor.get().add(this);
        Monitor.get().watch(this);
        kept = new Never();
    }

    @Override
    public void changed() {
        hit();
    }

    static void hit() {}
}
