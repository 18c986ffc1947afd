package p;

import android.app.Activity;
import android.hardware.Sensor;
import android.hardware.SensorManager;

public class Main extends Activity {
    private final Steps steps = new Steps();

    @Override
    protected void onResume() {
        super.onResume();
        SensorManager manager = (SensorManager) getSystemService(SENSOR_SERVICE);
        Sensor sensor = manager.getDefaultSensor(Sensor.TYPE_ACCELEROMETER);
        manager.registerListener(steps, sensor, SensorManager.SENSOR_DELAY_NORMAL);
    }
}
