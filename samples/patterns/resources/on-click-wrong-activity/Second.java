package p;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

public class Second extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(new View(this));
    }

    public void tap(View view) {}
}
