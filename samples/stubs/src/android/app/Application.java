package android.app;

import android.content.ContextWrapper;

/** The members that the samples use, for the compiler only. */
public class Application extends ContextWrapper {
    public void onCreate() {
    }
}
