package androidx.startup;

import android.content.ComponentName;
import android.content.ContentProvider;
import android.content.ContentValues;
import android.content.Context;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;

/** As small as it can be and still do what the library does: read the meta-data, make, create. */
public class InitializationProvider extends ContentProvider {
    @Override
    public boolean onCreate() {
        Context context = getContext();
        try {
            ComponentName self = new ComponentName(context.getPackageName(), InitializationProvider.class.getName());
            Bundle found = context.getPackageManager().getProviderInfo(self, PackageManager.GET_META_DATA).metaData;
            for (String name : found.keySet()) {
                if ("androidx.startup".equals(found.getString(name))) {
                    initialize(Class.forName(name), context);
                }
            }
        } catch (PackageManager.NameNotFoundException | ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
        return true;
    }

    private static void initialize(Class<?> component, Context context) throws ReflectiveOperationException {
        Initializer<?> initializer = (Initializer<?>) component.getDeclaredConstructor().newInstance();
        for (Class<?> needed : initializer.dependencies()) {
            initialize(needed, context);
        }
        initializer.create(context);
    }

    @Override
    public Cursor query(Uri uri, String[] columns, String where, String[] values, String order) {
        return null;
    }

    @Override
    public Uri insert(Uri uri, ContentValues values) {
        return null;
    }

    @Override
    public int update(Uri uri, ContentValues values, String where, String[] arguments) {
        return 0;
    }

    @Override
    public int delete(Uri uri, String where, String[] arguments) {
        return 0;
    }

    @Override
    public String getType(Uri uri) {
        return null;
    }
}
