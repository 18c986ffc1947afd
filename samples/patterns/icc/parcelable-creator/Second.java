package p;

import android.app.Activity;
import android.os.Bundle;

public class Second extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Item it = getIntent().getParcelableExtra("it");
        setTitle(it.toString());
    }
}
