package p;

class B extends Base {
    @Override
    void step() {
        dead();
    }

    static void dead() {}
}
