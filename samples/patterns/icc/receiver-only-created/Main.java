package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Ear ear;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        ear = new Ear();
    }
}
