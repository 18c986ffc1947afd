package android.net;

/** The members that the samples use, for the compiler only. */
public abstract class Uri {
    public static Uri parse(String text) {
        return null;
    }
}
