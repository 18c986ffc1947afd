package p;

import android.app.Application;
import lifecycle.ProcessOwner;

public class App extends Application {
    private Never kept;

    @Override
    public void onCreate() {
        super.onCreate();
        ProcessOwner.get().attach(this);
        ProcessOwner.get().addObserver(new Watch());
        kept = new Never();
    }
}
