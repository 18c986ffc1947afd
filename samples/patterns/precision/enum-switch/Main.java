package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    enum Mode {
        ONE,
        TWO
    }

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        switch (Mode.valueOf(getIntent().getStringExtra("mode"))) {
            case ONE:
                one();
                break;
            case TWO:
                two();
                break;
            default:
                break;
        }
    }

    static void one() {}

    static void two() {}
}
