package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    private Event kept;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Event event = new Event("p.action.ONE");
        kept = new Event("p.action.TWO");
        sendBroadcast(new Intent(event.action));
    }
}
