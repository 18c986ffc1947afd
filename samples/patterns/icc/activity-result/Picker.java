package p;

import android.app.Activity;
import android.os.Bundle;

public class Picker extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setResult(RESULT_OK);
        finish();
    }
}
