package android.os;

/** The members that the samples use, for the compiler only. */
public final class Bundle {
}
