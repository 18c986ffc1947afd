package p;

final class Used {
    static int count = hit();

    private Used() {}

    static int hit() {
        return 3;
    }
}
