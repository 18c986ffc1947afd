package android.util;

/** The members that the samples use, for the compiler only. */
public interface AttributeSet {
}
