package p;

class Holder<T> {
    private T value;

    void set(T wanted) {
        value = wanted;
    }

    T get() {
        return value;
    }
}
