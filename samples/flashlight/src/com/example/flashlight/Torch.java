package com.example.flashlight;

import android.content.Context;
import android.hardware.Camera;
import android.hardware.camera2.CameraAccessException;
import android.hardware.camera2.CameraManager;
import android.os.Build;

/** The light, by the camera service where there is one, else by opening the camera. */
final class Torch {
    private static Camera camera;

    private Torch() {
    }

    static void set(Context context, boolean on) {
        if (Build.VERSION.SDK_INT >= 23) {
            CameraManager manager = (CameraManager) context.getSystemService(Context.CAMERA_SERVICE);
            try {
                manager.setTorchMode(manager.getCameraIdList()[0], on);
            } catch (CameraAccessException busy) {
                return;
            }
        } else if (on) {
            camera = Camera.open(); // reads: camera
            Camera.Parameters parameters = camera.getParameters();
            parameters.setFlashMode(Camera.Parameters.FLASH_MODE_TORCH);
            camera.setParameters(parameters);
        } else if (camera != null) {
            camera.release();
            camera = null;
        }
    }
}
