package android.text;

/** The members that the samples use, for the compiler only. */
public interface Editable extends CharSequence {
}
