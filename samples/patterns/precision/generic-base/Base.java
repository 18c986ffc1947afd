package p;

abstract class Base<T> {
    void accept(T value) {
        handle(value);
    }

    abstract void handle(T value);
}
