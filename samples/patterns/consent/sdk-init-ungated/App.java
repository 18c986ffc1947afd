package p;

import android.app.Application;

public class App extends Application {
    @Override
    public void onCreate() {
        super.onCreate();
        com.umeng.commonsdk.UMConfigure.init(this, "key", "channel", 1, null);
    }
}
