package android.os;

/** The members that the samples use, for the compiler only. */
public abstract class Vibrator {
    public void vibrate(long milliseconds) {
    }
}
