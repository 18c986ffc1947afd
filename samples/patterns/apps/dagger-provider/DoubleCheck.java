package dagger.internal;

import javax.inject.Provider;

public final class DoubleCheck<T> implements Provider<T> {
    private static final Object UNSET = new Object();
    private volatile Provider<T> provider;
    private volatile Object instance = UNSET;

    private DoubleCheck(Provider<T> wanted) {
        provider = wanted;
    }

    public static <T> Provider<T> provider(Provider<T> wanted) {
        return new DoubleCheck<>(wanted);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T get() {
        Object result = instance;
        if (result == UNSET) {
            synchronized (this) {
                result = provider.get();
                instance = result;
                provider = null;
            }
        }
        return (T) result;
    }
}
