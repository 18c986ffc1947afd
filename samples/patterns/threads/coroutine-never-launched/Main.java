package p;

import android.app.Activity;
import android.os.Bundle;
import kotlin.coroutines.jvm.internal.SuspendLambda;

public class Main extends Activity {
    private SuspendLambda second;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        second = new Main$second$1();
        new Main$first$1().resumeWith(null);
    }

    static void dead() {}
}
