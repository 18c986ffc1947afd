package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Step other;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Factory.first().go();
        other = Factory.second();
    }
}
