package p;

import android.app.Activity;
import android.os.Bundle;

public class Page extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setTitle("never");
    }
}
