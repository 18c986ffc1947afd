package p;

import org.greenrobot.eventbus.Subscribe;

class Never {
    @Subscribe
    public void onLogin(Object event) {
        dead();
    }

    static void dead() {}
}
