package p;

import android.app.Activity;
import android.os.Bundle;

public class Scan extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setTitle("scan");
    }
}
