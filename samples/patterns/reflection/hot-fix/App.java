package p;

import android.app.Application;
import com.meituan.robust.PatchExecutor;

public class App extends Application {
    @Override
    public void onCreate() {
        super.onCreate();
        new PatchExecutor(this).start();
    }
}
