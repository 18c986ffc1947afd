package android.view;

import android.content.ContextWrapper;

/** The members that the samples use, for the compiler only. */
public class ContextThemeWrapper extends ContextWrapper {
}
