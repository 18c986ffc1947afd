package p;

import android.app.Activity;
import android.app.PendingIntent;
import android.content.Intent;
import android.location.LocationManager;
import android.os.Bundle;

public class Main extends Activity {
    private static long minutes = 5;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        LocationManager manager = (LocationManager) getSystemService(LOCATION_SERVICE);
        PendingIntent tell = PendingIntent.getActivity(this, 0, new Intent(this, Main.class), PendingIntent.FLAG_IMMUTABLE);
        manager.requestLocationUpdates(LocationManager.GPS_PROVIDER, minutes * 60 * 1000, 10f, tell);
    }
}
