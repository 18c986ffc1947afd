package androidx.startup;

import android.content.ComponentName;
import android.content.Context;
import android.content.pm.PackageManager;
import android.content.pm.ProviderInfo;

public final class AppInitializer {
    private final Context context;

    AppInitializer(Context context) {
        this.context = context;
    }

    void discoverAndInitialize() {
        try {
            ComponentName name = new ComponentName(context.getPackageName(), InitializationProvider.class.getName());
            ProviderInfo info = context.getPackageManager().getProviderInfo(name, PackageManager.GET_META_DATA);
            for (String key : info.metaData.keySet()) {
                if ("androidx.startup".equals(info.metaData.getString(key, null))) {
                    start(Class.forName(key));
                }
            }
        } catch (PackageManager.NameNotFoundException | ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private void start(Class<?> component) {
        try {
            Initializer<?> one = (Initializer<?>) component.getDeclaredConstructor().newInstance();
            for (Class<?> needed : one.dependencies()) {
                start(needed);
            }
            one.create(context);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
