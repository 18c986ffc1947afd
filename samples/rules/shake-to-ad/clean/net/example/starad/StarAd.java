package net.example.starad;

import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.hardware.Sensor;
import android.hardware.SensorEvent;
import android.hardware.SensorEventListener;
import android.hardware.SensorManager;
import android.net.Uri;
import android.view.View;

public final class StarAd implements SensorEventListener, View.OnClickListener {
    private final Activity activity;
    private final View banner;

    public StarAd(Activity activity, View banner) {
        this.activity = activity;
        this.banner = banner;
    }

    public void show() {
        SensorManager sensors = (SensorManager) activity.getSystemService(Context.SENSOR_SERVICE);
        Sensor sensor = sensors.getDefaultSensor(Sensor.TYPE_ACCELEROMETER);
        sensors.registerListener(this, sensor, SensorManager.SENSOR_DELAY_NORMAL);
        banner.setOnClickListener(this);
    }

    @Override
    public void onSensorChanged(SensorEvent event) {
        if (event.values[0] > 15) {
            banner.setRotation(5);
        }
    }

    @Override
    public void onClick(View view) {
        activity.startActivity(new Intent(Intent.ACTION_VIEW, Uri.parse("https://ads.starad.example/landing")));
    }

    @Override
    public void onAccuracyChanged(Sensor sensor, int accuracy) {}
}
