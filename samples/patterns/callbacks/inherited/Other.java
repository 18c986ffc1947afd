package p;

public class Other extends Base {
    @Override
    void handle() {
        dead();
    }

    static void dead() {}
}
