package p;

import io.reactivex.Single;

class Source implements Single.Origin {
    @Override
    public void subscribe(Runnable emitter) {
        dead();
    }

    static void dead() {}
}
