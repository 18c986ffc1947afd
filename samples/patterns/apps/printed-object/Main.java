package p;

import android.app.Activity;
import android.os.Bundle;
import android.util.Log;

public class Main extends Activity {
    private Other kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        kept = new Other();
        Log.d("p", "made " + new Printed());
    }
}
