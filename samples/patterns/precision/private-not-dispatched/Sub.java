package p;

class Sub extends Base {
    void step() {
        dead();
    }

    static void dead() {}
}
