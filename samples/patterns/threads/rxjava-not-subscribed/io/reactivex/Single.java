package io.reactivex;

public final class Single {
    public interface Origin {
        void subscribe(Runnable emitter);
    }

    private final Origin origin;

    private Single(Origin origin) {
        this.origin = origin;
    }

    public static Single create(Origin origin) {
        return new Single(origin);
    }

    public void subscribe(Runnable success) {
        origin.subscribe(success);
    }
}
