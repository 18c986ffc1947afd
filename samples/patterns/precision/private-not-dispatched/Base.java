package p;

class Base {
    void go() {
        step();
    }

    private void step() {}
}
