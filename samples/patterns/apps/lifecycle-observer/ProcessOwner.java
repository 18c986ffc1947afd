package lifecycle;

import android.app.Activity;
import android.app.Application;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;

public final class ProcessOwner {
    private static final ProcessOwner OWNER = new ProcessOwner();
    private final List<Adapter> adapters = new ArrayList<>();

    public static ProcessOwner get() {
        return OWNER;
    }

    public void addObserver(DefaultObserver observer) {
        adapters.add(new Adapter(observer));
    }

    public void attach(Application application) {
        application.registerActivityLifecycleCallbacks(new Callbacks());
    }

    void dispatch(boolean started) {
        for (Adapter adapter : adapters) {
            adapter.changed(started);
        }
    }

    static final class Adapter {
        private final DefaultObserver observer;

        Adapter(DefaultObserver told) {
            observer = told;
        }

        void changed(boolean started) {
            if (started) {
                observer.onStart();
            } else {
                observer.onStop();
            }
        }
    }

    static final class Callbacks implements Application.ActivityLifecycleCallbacks {
        @Override
        public void onActivityCreated(Activity activity, Bundle state) {}

        @Override
        public void onActivityStarted(Activity activity) {
            get().dispatch(true);
        }

        @Override
        public void onActivityResumed(Activity activity) {}

        @Override
        public void onActivityPaused(Activity activity) {}

        @Override
        public void onActivityStopped(Activity activity) {
            get().dispatch(false);
        }

        @Override
        public void onActivitySaveInstanceState(Activity activity, Bundle state) {}

        @Override
        public void onActivityDestroyed(Activity activity) {}
    }
}
