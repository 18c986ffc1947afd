package loader;

import android.app.Application;
import android.content.Context;

public abstract class ApplicationLike {
    protected final Application application;

    public ApplicationLike(Application owner) {
        application = owner;
    }

    public void onBaseContextAttached(Context base) {}

    public void onCreate() {}
}
