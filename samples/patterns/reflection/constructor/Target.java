package p;

public class Target {
    public Target(String text) {
        hit();
    }

    public Target(int number) {
        dead();
    }

    static void hit() {}

    static void dead() {}
}
