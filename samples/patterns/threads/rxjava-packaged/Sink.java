package p;

import io.reactivex.functions.Consumer;

class Sink implements Consumer<String> {
    @Override
    public void accept(String text) {
        hit();
    }

    static void hit() {}
}
