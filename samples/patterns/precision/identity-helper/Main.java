package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Step kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Step first = Check.notNull(new A());
        kept = Check.notNull(new B());
        first.go();
    }
}
