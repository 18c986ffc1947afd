package p;

import android.hardware.Sensor;
import android.hardware.SensorEvent;
import android.hardware.SensorEventListener;

class Steps implements SensorEventListener {
    @Override
    public void onSensorChanged(SensorEvent event) {
        hit();
    }

    @Override
    public void onAccuracyChanged(Sensor sensor, int accuracy) {}

    static void hit() {}
}
