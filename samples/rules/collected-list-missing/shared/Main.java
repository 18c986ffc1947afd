package p;

import android.app.Activity;
import android.location.Location;
import android.location.LocationManager;
import android.view.Menu;
import android.view.MenuItem;

public class Main extends Activity {
    @Override
    public boolean onCreateOptionsMenu(Menu menu) {
        getMenuInflater().inflate(R.menu.main, menu);
        return true;
    }

    @Override
    public boolean onOptionsItemSelected(MenuItem item) {
        LocationManager manager = (LocationManager) getSystemService(LOCATION_SERVICE);
        Location last = manager.getLastKnownLocation(LocationManager.GPS_PROVIDER);
        setTitle(last.getLatitude() + "," + last.getLongitude());
        return true;
    }
}
