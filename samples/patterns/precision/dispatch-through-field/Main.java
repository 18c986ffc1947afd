package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Step used;
    private Step unused;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        used = new A();
        unused = new B();
        work();
    }

    private void work() {
        used.go();
    }
}
