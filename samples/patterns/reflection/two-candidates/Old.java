package p;

public class Old {
    public Old() {
        hit();
    }

    static void hit() {}
}
