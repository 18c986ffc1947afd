package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        sendBroadcast(new Intent(action(Kind.valueOf(getIntent().getStringExtra("kind")))));
    }

    private static String action(Kind kind) {
        switch (kind) {
            case CALL:
                return "p.action.CALL";
            case SMS:
                return "p.action.SMS";
            default:
                return "p.action.NONE";
        }
    }
}
