package android.hardware;

/** The members that the samples use, for the compiler only. */
public class Camera {
    public static Camera open() {
        return null;
    }

    public Parameters getParameters() {
        return null;
    }

    public void setParameters(Parameters parameters) {
    }

    public final void release() {
    }

    public class Parameters {
        public static final String FLASH_MODE_TORCH = "torch";

        public void setFlashMode(String mode) {
        }
    }
}
