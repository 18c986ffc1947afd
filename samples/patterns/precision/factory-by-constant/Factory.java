package p;

final class Factory {
    private Factory() {}

    static Step make(int kind) {
        if (kind == 1) {
            return new A();
        }
        return new B();
    }
}
