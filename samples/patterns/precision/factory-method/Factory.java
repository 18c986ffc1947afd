package p;

final class Factory {
    private Factory() {}

    static Step first() {
        return new A();
    }

    static Step second() {
        return new B();
    }
}
