package p;

public class Model {
    public void onTap() {
        hit();
    }

    static void hit() {}

    public void dead() {}
}
