package p;

final class Named {
    static int count = dead();

    private Named() {}

    static int dead() {
        return 3;
    }
}
