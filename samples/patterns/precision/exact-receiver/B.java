package p;

class B extends A {
    @Override
    void go() {
        dead();
    }

    void other() {}

    static void dead() {}
}
