package p;

import android.app.Application;
import android.content.SharedPreferences;

public class App extends Application {
    static boolean agreed;

    @Override
    public void onCreate() {
        super.onCreate();
        SharedPreferences prefs = getSharedPreferences("app", MODE_PRIVATE);
        agreed = prefs.getBoolean("agree_privacy", false);
    }
}
