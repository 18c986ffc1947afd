package p;

import android.location.Location;
import android.os.Bundle;
import java.util.Timer;

public class Main extends Follower {
    volatile String place = "";

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        follow();
        new Timer().schedule(new Report(this), 0L, 60000L);
    }

    @Override
    public void onLocationChanged(Location location) {
        place = location.getLatitude() + "," + location.getLongitude();
    }
}
