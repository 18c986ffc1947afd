package p;

import android.app.Activity;
import android.os.Bundle;

public class Never extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
    }
}
