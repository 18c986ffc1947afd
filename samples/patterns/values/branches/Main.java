package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Build;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String action;
        if (Build.VERSION.SDK_INT >= 29) {
            action = "p.action.NEW";
        } else {
            action = "p.action.OLD";
        }
        sendBroadcast(new Intent(action));
    }
}
