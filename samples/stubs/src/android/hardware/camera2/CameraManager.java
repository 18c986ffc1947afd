package android.hardware.camera2;

/** The members that the samples use, for the compiler only. */
public final class CameraManager {
    public String[] getCameraIdList() throws CameraAccessException {
        return null;
    }

    public void setTorchMode(String camera, boolean on) throws CameraAccessException {
    }
}
