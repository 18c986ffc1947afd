package p;

public class New {
    public New() {
        hit();
    }

    static void hit() {}
}
