package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String action;
        switch (getIntent().getStringExtra("kind")) {
            case "call":
                action = "p.action.CALL";
                break;
            case "sms":
                action = "p.action.SMS";
                break;
            default:
                action = "p.action.NONE";
        }
        sendBroadcast(new Intent(action));
    }
}
