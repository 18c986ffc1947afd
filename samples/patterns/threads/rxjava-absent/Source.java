package p;

import io.reactivex.SingleEmitter;
import io.reactivex.SingleOnSubscribe;

class Source implements SingleOnSubscribe<String> {
    @Override
    public void subscribe(SingleEmitter<String> emitter) {
        emitter.onSuccess("x");
    }
}
