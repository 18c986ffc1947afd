package p;

import android.app.Application;

public class App extends Application {
    static boolean agreed;

    @Override
    public void onCreate() {
        super.onCreate();
        agreed = true;
    }
}
