package sources;

import android.content.Context;
import android.hardware.Camera;
import android.hardware.Sensor;
import android.hardware.SensorEvent;
import android.hardware.SensorEventListener;
import android.hardware.SensorManager;
import android.location.Location;
import android.location.LocationListener;
import android.location.LocationManager;
import android.media.AudioRecord;
import android.os.Build;
import android.os.Bundle;
import android.os.CancellationSignal;
import android.provider.Settings;
import android.telephony.PhoneStateListener;
import android.telephony.TelephonyManager;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Calls, fields and callbacks. */
class Calls {
    static void all(Context context) {
        TelephonyManager phone = (TelephonyManager) context.getSystemService(Context.TELEPHONY_SERVICE);
        LocationManager locations = (LocationManager) context.getSystemService(Context.LOCATION_SERVICE);
        result(phone);
        state(phone);
        field();
        argument(context);
        record(new AudioRecord(1, 44100, 16, 2, 4096));
        object(locations);
        ask(locations);
        askOnce(locations, context.getMainExecutor());
        photograph(Camera.open());
        SensorManager sensors = (SensorManager) context.getSystemService(Context.SENSOR_SERVICE);
        sensors.registerListener(new Steps(), sensors.getDefaultSensor(Sensor.TYPE_GYROSCOPE), 1);
        phone.listen(new Ringing(), PhoneStateListener.LISTEN_CALL_STATE);
    }

    static String result(TelephonyManager phone) {
        return phone.getDeviceId();
    }

    static int state(TelephonyManager phone) {
        return phone.getPhoneType();
    }

    static String field() {
        return Build.MODEL + Build.VERSION.SDK_INT;
    }

    static String argument(Context context) {
        String setting = Settings.Secure.getString(context.getContentResolver(), "location_mode");
        return setting + Settings.Secure.getString(context.getContentResolver(), Settings.Secure.ANDROID_ID);
    }

    static int record(AudioRecord recorder) {
        byte[] buffer = new byte[4096];
        recorder.startRecording();
        return recorder.read(buffer, 0, buffer.length);
    }

    static double object(LocationManager locations) {
        Location location = locations.getLastKnownLocation("gps");
        return location.getLatitude();
    }

    static void ask(LocationManager locations) {
        locations.requestLocationUpdates("gps", 1000L, 1f, new Moved());
    }

    static void askOnce(LocationManager locations, Executor executor) {
        locations.getCurrentLocation("gps", (CancellationSignal) null, executor, new Once());
    }

    static void photograph(Camera camera) {
        camera.takePicture(null, null, new Taken());
    }

    static class Moved implements LocationListener {
        @Override
        public void onLocationChanged(Location location) {
            location.getLongitude();
        }

        @Override
        public void onStatusChanged(String provider, int status, Bundle extras) {
        }

        @Override
        public void onProviderEnabled(String provider) {
        }

        @Override
        public void onProviderDisabled(String provider) {
        }
    }

    static class Once implements Consumer<Location> {
        @Override
        public void accept(Location location) {
            location.getTime();
        }
    }

    static class Taken implements Camera.PictureCallback {
        @Override
        public void onPictureTaken(byte[] data, Camera camera) {
            camera.release();
        }
    }

    static class Steps implements SensorEventListener {
        @Override
        public void onSensorChanged(SensorEvent event) {
            event.sensor.getName();
        }

        @Override
        public void onAccuracyChanged(Sensor sensor, int accuracy) {
        }
    }

    static class Ringing extends PhoneStateListener {
        @Override
        public void onCallStateChanged(int state, String number) {
            super.onCallStateChanged(state, number);
        }
    }
}
