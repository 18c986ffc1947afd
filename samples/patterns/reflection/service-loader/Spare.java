package p;

public class Spare implements Api {
    @Override
    public void call() {
        dead();
    }

    static void dead() {}
}
