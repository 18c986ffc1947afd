package p;

class Right extends Base {
    @Override
    void go() {
        dead();
    }

    void other() {}

    static void dead() {}
}
