package io.reactivex;

import io.reactivex.functions.Consumer;
import io.reactivex.functions.Function;

public abstract class Observable<T> {
    abstract T value() throws Exception;

    public static <T> Observable<T> just(final T item) {
        return new Observable<T>() {
            @Override
            T value() {
                return item;
            }
        };
    }

    public final <R> Observable<R> map(final Function<? super T, ? extends R> mapper) {
        final Observable<T> source = this;
        return new Observable<R>() {
            @Override
            R value() throws Exception {
                return mapper.apply(source.value());
            }
        };
    }

    public final void subscribe(Consumer<? super T> next) throws Exception {
        next.accept(value());
    }
}
