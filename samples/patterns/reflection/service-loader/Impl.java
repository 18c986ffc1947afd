package p;

public class Impl implements Api {
    @Override
    public void call() {
        hit();
    }

    static void hit() {}
}
