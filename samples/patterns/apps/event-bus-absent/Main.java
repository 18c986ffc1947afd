package p;

import android.app.Activity;
import android.os.Bundle;
import org.greenrobot.eventbus.EventBus;
import org.greenrobot.eventbus.Subscribe;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        EventBus.getDefault().register(this);
    }

    @Subscribe
    public void onLogin(Object event) {
        hit();
    }

    static void hit() {}
}
