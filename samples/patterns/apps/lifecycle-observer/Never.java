package p;

import lifecycle.DefaultObserver;

class Never implements DefaultObserver {
    @Override
    public void onStart() {
        dead();
    }

    static void dead() {}
}
