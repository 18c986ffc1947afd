package lifecycle;

public interface DefaultObserver {
    default void onStart() {}

    default void onStop() {}
}
