package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Object spare;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        spare = new Spare();
        new Ask().show(getFragmentManager(), "ask");
    }
}
