package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        sendOrderedBroadcast(new Intent("p.action.ASK"), null, new Last(), null, RESULT_OK, null, null);
    }
}
