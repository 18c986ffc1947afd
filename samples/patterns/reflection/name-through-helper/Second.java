package p;

public class Second {
    public Second() {
        hit();
    }

    static void hit() {}
}
