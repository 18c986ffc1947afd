package p;

import android.app.Activity;
import android.os.Bundle;
import android.widget.CheckBox;

public class Main extends Activity {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.login);
        CheckBox box = (CheckBox) findViewById(R.id.cb);
        box.setChecked(true);
    }
}
