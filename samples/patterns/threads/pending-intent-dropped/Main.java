package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    private Intent intent;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        intent = new Intent(this, Wake.class);
        intent.putExtra("times", 3);
    }
}
