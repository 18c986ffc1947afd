package loader;

import android.app.Application;
import android.content.Context;

public abstract class LoaderApplication extends Application {
    private final String delegateName;
    private ApplicationLike delegate;

    protected LoaderApplication(String name) {
        delegateName = name;
    }

    @Override
    protected void attachBaseContext(Context base) {
        super.attachBaseContext(base);
        try {
            Class<?> type = Class.forName(delegateName, false, getClassLoader());
            delegate = (ApplicationLike) type.getConstructor(Application.class).newInstance(this);
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
        delegate.onBaseContextAttached(base);
    }

    @Override
    public void onCreate() {
        super.onCreate();
        delegate.onCreate();
    }
}
