package p;

import android.app.Activity;
import android.os.Bundle;
import android.util.Log;
import android.widget.EditText;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.login);
    }

    @Override
    protected void onStop() {
        super.onStop();
        EditText field = findViewById(R.id.city);
        Log.i("demo", "city " + field.getText());
    }
}
