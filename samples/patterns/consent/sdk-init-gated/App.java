package p;

import android.app.Application;
import android.content.SharedPreferences;

public class App extends Application {
    @Override
    public void onCreate() {
        super.onCreate();
        SharedPreferences prefs = getSharedPreferences("app", MODE_PRIVATE);
        if (prefs.getBoolean("agree_privacy", false)) {
            com.umeng.commonsdk.UMConfigure.init(this, "key", "channel", 1, null);
        }
    }
}
