package p;

final class Unused {
    static int count = dead();

    private Unused() {}

    static int dead() {
        return 3;
    }
}
