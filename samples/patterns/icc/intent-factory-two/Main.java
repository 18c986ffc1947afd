package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    private Intent kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        kept = make(Third.class);
        startActivity(make(Second.class));
    }

    private Intent make(Class<?> target) {
        return new Intent(this, target);
    }
}
