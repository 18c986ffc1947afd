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
        next.putExtra("key", 1);
        hit();
    }

    static void hit() {}
}
