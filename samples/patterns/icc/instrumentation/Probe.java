package p;

import android.app.Instrumentation;
import android.os.Bundle;

public class Probe extends Instrumentation {
    @Override
    public void onCreate(Bundle arguments) {
        super.onCreate(arguments);
        start();
    }

    @Override
    public void onStart() {
        hit();
    }

    static void hit() {}
}
