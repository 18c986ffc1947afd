package p;

import android.app.Activity;
import android.location.Location;
import android.location.LocationListener;
import android.location.LocationManager;
import android.os.Bundle;
import org.eclipse.paho.client.mqttv3.MqttException;

public class Main extends Activity implements LocationListener {
    private Link link;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        try {
            link = new Link();
        } catch (MqttException error) {
            finish();
            return;
        }
        LocationManager places = (LocationManager) getSystemService(LOCATION_SERVICE);
        places.requestLocationUpdates(LocationManager.GPS_PROVIDER, 1000L, 1f, this);
    }

    @Override
    public void onLocationChanged(Location location) {
        String text = location.getLatitude() + "," + location.getLongitude();
        try {
            link.publish(text.getBytes());
        } catch (MqttException error) {
            finish();
        }
    }

    @Override
    public void onStatusChanged(String provider, int status, Bundle extras) {}

    @Override
    public void onProviderEnabled(String provider) {}

    @Override
    public void onProviderDisabled(String provider) {}
}
