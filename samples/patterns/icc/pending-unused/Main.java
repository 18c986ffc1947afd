package p;

import android.app.Activity;
import android.app.PendingIntent;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        PendingIntent.getBroadcast(this, 0, new Intent(this, Ear.class), PendingIntent.FLAG_IMMUTABLE);
        hit();
    }

    static void hit() {}
}
