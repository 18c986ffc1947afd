package p;

public class Third {
    public Third() {
        dead();
    }

    static void dead() {}
}
