package p;

import android.app.Activity;
import android.os.Bundle;
import bus.EventBus;
import bus.Subscribe;

public class Main extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        EventBus.getDefault().register(this);
        EventBus.getDefault().post(new Login());
    }

    @Subscribe
    public void onLogin(Login event) {
        hit();
    }

    static void hit() {}
}
