package p;

import android.app.Activity;
import android.os.Bundle;

public class Main extends Activity {
    private Object kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Object shown = new Shown();
        kept = new Silent();
        setTitle("a " + shown);
    }
}
