package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        post("ONE");
    }

    private void post(String word) {
        send("p.action." + word);
    }

    private void send(String action) {
        sendBroadcast(new Intent(action));
    }
}
