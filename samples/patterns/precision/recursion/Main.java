package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        even(getTaskId());
    }

    static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    static boolean odd(int n) {
        hit();
        return n != 0 && even(n - 1);
    }

    static void hit() {}

    static void ping(int n) {
        pong(n);
    }

    static void pong(int n) {
        ping(n);
    }
}
