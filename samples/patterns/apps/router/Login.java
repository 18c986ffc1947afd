package p;

import android.app.Activity;
import android.os.Bundle;

public class Login extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        hit();
    }

    static void hit() {}
}
