package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    private Intent next;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        next = new Intent(this, Second.class);
    }

    @Override
    protected void onPause() {
        super.onPause();
        startActivity(next);
    }
}
