package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    private String action = "p.action.DEFAULT";

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        action = getIntent().getStringExtra("action");
        sendBroadcast(new Intent(action));
    }
}
