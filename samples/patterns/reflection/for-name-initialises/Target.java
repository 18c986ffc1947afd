package p;

public class Target {
    static {
        hit();
    }

    public Target() {
        dead();
    }

    static void hit() {}

    static void dead() {}
}
