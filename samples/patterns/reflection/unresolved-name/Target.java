package p;

public class Target {
    public Target() {
        dead();
    }

    static void dead() {}
}
