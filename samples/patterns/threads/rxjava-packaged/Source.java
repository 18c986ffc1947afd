package p;

import io.reactivex.Single;
import io.reactivex.functions.Consumer;

class Source implements Single.Origin<String> {
    @Override
    public void subscribe(Consumer<String> emitter) {
        emitter.accept("x");
    }
}
