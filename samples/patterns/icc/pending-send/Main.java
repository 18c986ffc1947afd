package p;

import android.app.Activity;
import android.app.PendingIntent;
import android.content.Intent;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        PendingIntent start =
            PendingIntent.getService(this, 0, new Intent(this, Work.class), PendingIntent.FLAG_IMMUTABLE);
        try {
            start.send();
        } catch (PendingIntent.CanceledException gone) {
            finish();
        }
    }
}
