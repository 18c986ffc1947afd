package p;

final class Check {
    private Check() {}

    static <T> T notNull(T value) {
        if (value == null) {
            throw new NullPointerException();
        }
        return value;
    }
}
