package p;

import android.app.Application;

public class App extends Application {
    @Override
    public void onCreate() {
        super.onCreate();
        cn.jpush.android.api.JPushInterface.init(this);
    }
}
