package io.reactivex;

import io.reactivex.functions.Consumer;
import io.reactivex.functions.Function;

public abstract class Single<T> {
    public interface Origin<T> {
        void subscribe(Consumer<T> emitter);
    }

    public static <T> Single<T> create(Origin<T> origin) {
        return new Create<>(origin);
    }

    public final <R> Single<R> map(Function<T, R> mapper) {
        return new Mapped<>(this, mapper);
    }

    public final void subscribe(Consumer<T> success) {
        subscribeActual(success);
    }

    protected abstract void subscribeActual(Consumer<T> success);

    private static final class Create<T> extends Single<T> {
        private final Origin<T> origin;

        Create(Origin<T> origin) {
            this.origin = origin;
        }

        @Override
        protected void subscribeActual(Consumer<T> success) {
            origin.subscribe(success);
        }
    }

    private static final class Mapped<T, R> extends Single<R> {
        private final Single<T> source;
        private final Function<T, R> mapper;

        Mapped(Single<T> source, Function<T, R> mapper) {
            this.source = source;
            this.mapper = mapper;
        }

        @Override
        protected void subscribeActual(final Consumer<R> success) {
            source.subscribe(new Consumer<T>() {
                @Override
                public void accept(T value) {
                    success.accept(mapper.apply(value));
                }
            });
        }
    }
}
