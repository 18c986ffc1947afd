package android.os;

/** The members that the samples use, for the compiler only. */
public class Build {
    public static class VERSION {
        // Not a constant expression, so that the compiler doesn't fold it away.
        public static final int SDK_INT = Integer.parseInt("0");
    }
}
