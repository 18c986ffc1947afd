package p;

import android.app.Activity;
import android.os.Bundle;
import kotlinx.coroutines.BuildersKt;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        BuildersKt.launch(new Main$work$1(this, null));
    }

    static void hit() {}
}
