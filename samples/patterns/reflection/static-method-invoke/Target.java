package p;

final class Target {
    private static void hidden() {
        hit();
    }

    static void hit() {}

    private static void rest() {}
}
