package p;

import bus.Subscribe;

class Never {
    @Subscribe
    public void onLogin(Login event) {
        dead();
    }

    static void dead() {}
}
