package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    static {
        System.loadLibrary("x");
    }

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        scan();
    }

    private native int scan();
}
