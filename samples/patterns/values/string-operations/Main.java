package p;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import java.util.Locale;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        String action = "##P_ACTION_ONE ".trim().toLowerCase(Locale.ROOT).replace('_', '.').substring(2);
        sendBroadcast(new Intent(action));
    }
}
