package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    private String action;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        action = "p.action.ONE";
        send();
    }

    @Override
    protected void onResume() {
        super.onResume();
        action = "p.action.TWO";
        send();
    }

    private void send() {
        sendBroadcast(new Intent(action));
    }
}
