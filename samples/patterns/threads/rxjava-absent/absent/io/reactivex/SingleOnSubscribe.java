package io.reactivex;

public interface SingleOnSubscribe<T> {
    void subscribe(SingleEmitter<T> emitter) throws Exception;
}
