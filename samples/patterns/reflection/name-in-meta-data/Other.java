package p;

public class Other {
    public Other() {
        dead();
    }

    static void dead() {}
}
