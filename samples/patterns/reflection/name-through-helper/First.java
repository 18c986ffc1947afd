package p;

public class First {
    public First() {
        hit();
    }

    static void hit() {}
}
