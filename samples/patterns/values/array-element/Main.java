package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String[] actions = {"p.action.ONE", "p.action.TWO"};
        sendBroadcast(new Intent(actions[1]));
    }
}
