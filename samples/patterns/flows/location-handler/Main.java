package p;

import android.location.Location;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import android.util.Log;

public class Main extends Follower implements Runnable {
    private final Handler handler = new Handler(Looper.getMainLooper());
    private String place = "";

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        follow();
        handler.postDelayed(this, 60000L);
    }

    @Override
    public void onLocationChanged(Location location) {
        place = location.getLatitude() + "," + location.getLongitude();
    }

    @Override
    public void run() {
        Log.i("demo", place);
        handler.postDelayed(this, 60000L);
    }
}
