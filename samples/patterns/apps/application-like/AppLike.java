package p;

import android.app.Application;
import android.content.Context;
import loader.ApplicationLike;

public class AppLike extends ApplicationLike {
    public AppLike(Application owner) {
        super(owner);
    }

    @Override
    public void onBaseContextAttached(Context base) {
        super.onBaseContextAttached(base);
        early();
    }

    @Override
    public void onCreate() {
        super.onCreate();
        hit();
    }

    static void early() {}

    static void hit() {}
}
