package p;

public class Target {
    public Target() {
        hit();
    }

    static void hit() {}
}
