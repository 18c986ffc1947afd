package p;

import android.app.Application;

public class App extends Application {
    private Object spare;

    @Override
    public void onCreate() {
        super.onCreate();
        registerActivityLifecycleCallbacks(new Tracker());
        spare = new Spare();
    }
}
