package p;

import lifecycle.DefaultObserver;

class Watch implements DefaultObserver {
    @Override
    public void onStart() {
        hit();
    }

    static void hit() {}
}
