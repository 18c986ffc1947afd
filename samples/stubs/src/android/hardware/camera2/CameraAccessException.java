package android.hardware.camera2;

/** The members that the samples use, for the compiler only. */
public class CameraAccessException extends Exception {
}
