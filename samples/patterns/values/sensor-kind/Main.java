package p;

import android.app.Activity;
import android.hardware.Sensor;
import android.hardware.SensorManager;
import android.os.Bundle;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        SensorManager manager = (SensorManager) getSystemService(SENSOR_SERVICE);
        int kind = getIntent().getBooleanExtra("steps", false) ? Sensor.TYPE_STEP_COUNTER : Sensor.TYPE_ACCELEROMETER;
        manager.getDefaultSensor(kind);
    }
}
